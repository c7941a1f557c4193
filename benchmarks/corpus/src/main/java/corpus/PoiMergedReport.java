package corpus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.util.CellRangeAddress;

/** Writes a spreadsheet in which each group of rows has a merged title. */
public final class PoiMergedReport {
    static long checksum;

    static void report(int groups) throws IOException {
        HSSFWorkbook book = new HSSFWorkbook();
        HSSFSheet sheet = book.createSheet("report");
        int rowNo = 0;
        for (int g = 0; g < groups; g++) {
            HSSFRow title = sheet.createRow(rowNo++);
            title.createCell(0).setCellValue("Group " + g);
            sheet.addMergedRegion(new CellRangeAddress(rowNo - 1, rowNo - 1, 0, 5));
            for (int r = 0; r < 1; r++) {
                HSSFRow row = sheet.createRow(rowNo++);
                for (int c = 0; c < 3; c++) {
                    HSSFCell cell = row.createCell(c);
                    if (c % 2 == 0) {
                        cell.setCellValue(g * 10 + r + c);
                    } else {
                        cell.setCellValue("text " + (r * c + g));
                    }
                }
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        book.write(out);
        checksum += out.size();
    }

    static void run(int iterations) throws IOException {
        for (int i = 0; i < iterations; i++) {
            report(5000);
        }
    }

    public static void main(String[] args) throws IOException {
        run(Integer.parseInt(args[0]));
        System.out.println("checksum " + checksum);
    }
}
