package dev.culprit.profile.telemetry;

/**
 * A method that registers or removes a handler.
 *
 * @param family as in the table
 * @param owner internal name of the type that declares it; its subtypes may override it
 * @param method its name; of all variants of it that take {@code handlerType}
 * @param handlerType internal name of the type of the parameter that is the handler
 * @param adds whether it registers; false if it removes
 */
public record RegistrationMethod(String family, String owner, String method, String handlerType, boolean adds) {

    /**
     * Which parameter is the handler, from 0.
     *
     * @param descriptor of a method with this name
     * @return -1 if that variant takes none
     */
    public int argument(String descriptor) {
        int position = 0;
        int i = 1;
        while (descriptor.charAt(i) != ')') {
            int start = i;
            while (descriptor.charAt(i) == '[') {
                i++;
            }
            if (descriptor.charAt(i) == 'L') {
                int end = descriptor.indexOf(';', i);
                boolean fits = end - i - 1 == handlerType.length() && descriptor.startsWith(handlerType, i + 1);
                if (fits && i - start <= 1) {
                    return position;
                }
                i = end;
            }
            i++;
            position++;
        }
        return -1;
    }
}
