package corpus;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.codec.binary.Base64;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.language.Metaphone;
import org.apache.commons.codec.net.URLCodec;

/** Encodes, hashes and decodes the customers of a small web shop. */
public final class CommonsTextAndCodec {
    static long checksum;

    static void run(int iterations) throws Exception {
        Metaphone metaphone = new Metaphone();
        URLCodec url = new URLCodec();
        Map<String, String> seen = new HashMap<>();
        for (int i = 0; i < iterations; i++) {
            for (int k = 0; k < 50; k++) {
                String name = "Customer Name " + (i * 31 + k) % 5000;
                byte[] bytes = (name + " lives at street " + k).getBytes(StandardCharsets.UTF_8);
                String b64 = Base64.encodeBase64URLSafeString(bytes);
                checksum += Base64.decodeBase64(b64).length;
                checksum += Hex.encodeHexString(DigestUtils.sha256(bytes)).length();
                checksum += metaphone.metaphone(name).length();
                checksum += url.decode(url.encode(name)).length();
                seen.put(name, b64);
            }
        }
        checksum += seen.size();
    }

    public static void main(String[] args) throws Exception {
        run(Integer.parseInt(args[0]));
        System.out.println("checksum " + checksum);
    }
}
