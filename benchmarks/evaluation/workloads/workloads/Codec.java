package workloads;

import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.binary.Base32;
import org.apache.commons.codec.binary.Base64;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.Md5Crypt;
import org.apache.commons.codec.digest.MurmurHash3;
import org.apache.commons.codec.digest.PureJavaCrc32;
import org.apache.commons.codec.digest.XXHash32;
import org.apache.commons.codec.language.ColognePhonetic;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.apache.commons.codec.language.Metaphone;
import org.apache.commons.codec.language.Nysiis;
import org.apache.commons.codec.language.Soundex;
import org.apache.commons.codec.net.PercentCodec;
import org.apache.commons.codec.net.QuotedPrintableCodec;
import org.apache.commons.codec.net.URLCodec;

/** commons-codec: encodings, checksums, phonetics. */
public final class Codec {

    private Codec() {}

    public static void main(String[] args) throws Exception {
        Workload.main(args, Codec::round);
    }

    private static long round(int number) throws Exception {
        String text = Workload.words(number, 150);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long sum = Base64.decodeBase64(Base64.encodeBase64String(bytes)).length;
        Base32 base32 = new Base32();
        sum += base32.decode(base32.encode(bytes)).length;
        sum += Hex.decodeHex(Hex.encodeHexString(bytes)).length;
        PureJavaCrc32 crc = new PureJavaCrc32();
        crc.update(bytes, 0, bytes.length);
        XXHash32 xx = new XXHash32();
        xx.update(bytes, 0, bytes.length);
        sum += crc.getValue() + xx.getValue() + MurmurHash3.hash32x86(bytes) + MurmurHash3.hash128x64(bytes)[0];
        sum += new URLCodec().decode(new URLCodec().encode(text)).hashCode();
        sum += new QuotedPrintableCodec().encode(text).hashCode();
        sum += new PercentCodec().encode(bytes).length;
        if (number % 40 == 0) {
            sum += Md5Crypt.md5Crypt(bytes, "$1$saltsalt").hashCode();
        }
        Soundex soundex = new Soundex();
        Metaphone metaphone = new Metaphone();
        DoubleMetaphone doubled = new DoubleMetaphone();
        ColognePhonetic cologne = new ColognePhonetic();
        Nysiis nysiis = new Nysiis();
        for (String word : text.replace("naïve", "naive").split(" ", 40)) {
            String first = word.length() > 12 ? word.substring(0, 12) : word;
            sum += soundex.encode(first).hashCode() + metaphone.encode(first).hashCode();
            sum += String.valueOf(doubled.encode(first)).hashCode()
                    + cologne.encode(first).hashCode();
            sum += nysiis.encode(first).hashCode();
        }
        return sum;
    }
}
