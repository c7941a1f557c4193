package corpus;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Empty;
import com.google.protobuf.Timestamp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Passes on messages of newer senders, whose fields it does not know, and messages that it does know. */
public final class ProtobufUnknownFields {
    static long checksum;

    static byte[] newerMessage(int fields, int seed) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        for (int i = 0; i < fields; i++) {
            out.writeInt32(100 + (i + seed) % 2, i);
            if (i % 5 == 0) {
                out.writeString(200 + i % 3, "extension-" + i);
            }
        }
        out.flush();
        return bytes.toByteArray();
    }

    static void relay(byte[] newer) throws IOException {
        Empty parsed = Empty.parseFrom(newer);
        checksum += parsed.getSerializedSize();
        checksum += parsed.toByteArray().length;
    }

    static void known(int n) throws IOException {
        FileDescriptorProto.Builder file =
                FileDescriptorProto.newBuilder().setName("f" + n).setPackage("p");
        for (int i = 0; i < 40; i++) {
            file.addMessageTypeBuilder()
                    .setName("M" + i)
                    .addFieldBuilder()
                    .setName("field_" + i)
                    .setNumber(i + 1);
            file.addDependency("dep" + i);
        }
        byte[] bytes = file.build().toByteArray();
        FileDescriptorProto back = FileDescriptorProto.parseFrom(bytes);
        checksum += back.getMessageTypeCount() + back.hashCode();
        Timestamp ts = Timestamp.newBuilder().setSeconds(n).setNanos(n % 1000).build();
        checksum += Timestamp.parseFrom(ts.toByteString()).getSeconds();
    }

    static void run(int iterations) throws IOException {
        for (int i = 0; i < iterations; i++) {
            relay(newerMessage(2400, i));
            for (int k = 0; k < 8; k++) {
                known(i + k);
            }
        }
    }

    public static void main(String[] args) throws IOException {
        run(Integer.parseInt(args[0]));
        System.out.println("checksum " + checksum);
    }
}
