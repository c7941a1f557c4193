package dev.culprit.analyzer.formats.otlp;

/** Numbers of fields in opentelemetry/proto/profiles/v1development/profiles.proto as of version 1.11.0, and of what it imports. */
final class OtlpFields {

    static final int DATA_RESOURCE_PROFILES = 1;
    static final int DATA_DICTIONARY = 2;

    static final int RESOURCE_SCOPE_PROFILES = 2;
    static final int SCOPE_SCOPE = 1;
    static final int SCOPE_PROFILES = 2;
    static final int INSTRUMENTATION_NAME = 1;

    static final int TABLE_MAPPING = 1;
    static final int TABLE_LOCATION = 2;
    static final int TABLE_FUNCTION = 3;
    static final int TABLE_LINK = 4;
    static final int TABLE_STRING = 5;
    static final int TABLE_ATTRIBUTE = 6;
    static final int TABLE_STACK = 7;

    static final int PROFILE_TYPE = 1;
    static final int PROFILE_SAMPLE = 2;
    static final int PROFILE_PERIOD_TYPE = 5;
    static final int PROFILE_PERIOD = 6;

    static final int TYPE_NAME = 1;
    static final int TYPE_UNIT = 2;

    static final int SAMPLE_STACK = 1;
    static final int SAMPLE_ATTRIBUTE = 2;
    static final int SAMPLE_VALUE = 4;

    static final int STACK_LOCATION = 1;
    static final int LOCATION_LINE = 3;
    static final int LINE_FUNCTION = 1;
    static final int LINE_NUMBER = 2;
    static final int FUNCTION_NAME = 1;

    static final int ATTRIBUTE_KEY = 1;
    static final int ATTRIBUTE_VALUE = 2;
    static final int VALUE_TEXT = 1;

    private OtlpFields() {}
}
