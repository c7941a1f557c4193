package workloads;

import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;

/** commons-csv: printing and parsing in several formats. */
public final class Csv {

    private Csv() {}

    public static void main(String[] args) throws Exception {
        Workload.main(args, Csv::round);
    }

    private static long round(int number) throws IOException {
        long sum = 0;
        CSVFormat[] formats = {
            CSVFormat.DEFAULT,
            CSVFormat.TDF,
            CSVFormat.MYSQL,
            CSVFormat.DEFAULT.builder().setQuoteMode(QuoteMode.ALL).get()
        };
        for (CSVFormat format : formats) {
            StringBuilder out = new StringBuilder();
            try (CSVPrinter printer = new CSVPrinter(out, format)) {
                printer.printRecord("id", "name", "text", "amount");
                for (int row = 0; row < 12; row++) {
                    printer.printRecord(
                            row, "name \"" + row + "\"", Workload.words(number + row, 6) + ",\n", row * 0.5);
                }
            }
            CSVFormat reading = format.builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .setTrim(true)
                    .get();
            try (CSVParser parser = CSVParser.parse(new StringReader(out.toString()), reading)) {
                for (CSVRecord record : parser) {
                    Map<String, String> values = record.toMap();
                    sum += values.get("text").hashCode() + record.get("name").hashCode() + record.size();
                }
            }
        }
        return sum;
    }
}
