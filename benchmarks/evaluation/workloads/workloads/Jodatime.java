package workloads;

import org.joda.time.DateTime;
import org.joda.time.DateTimeZone;
import org.joda.time.Days;
import org.joda.time.Interval;
import org.joda.time.LocalDate;
import org.joda.time.Period;
import org.joda.time.PeriodType;
import org.joda.time.chrono.BuddhistChronology;
import org.joda.time.chrono.IslamicChronology;
import org.joda.time.format.DateTimeFormat;
import org.joda.time.format.DateTimeFormatter;
import org.joda.time.format.ISODateTimeFormat;
import org.joda.time.format.ISOPeriodFormat;

/** joda-time: formats, zones, periods, calendars. */
public final class Jodatime {

    private static final DateTimeZone ZONE = DateTimeZone.forID("Europe/Berlin");
    private static final DateTimeFormatter FORMAT =
            DateTimeFormat.forPattern("EEE, dd MMM yyyy HH:mm:ss.SSS Z").withLocale(java.util.Locale.ENGLISH);

    private Jodatime() {}

    public static void main(String[] args) throws Exception {
        Workload.main(args, Jodatime::round);
    }

    private static long round(int number) {
        DateTime start = new DateTime(number * 7_654_321_000L % 2_000_000_000_000L, ZONE);
        long sum = 0;
        DateTime time = start;
        for (int i = 0; i < 10; i++) {
            time = time.plusMonths(1).plusDays(3).withHourOfDay(i + 6).minusMinutes(i * 7);
            String text = FORMAT.print(time);
            sum += FORMAT.withZone(ZONE).parseDateTime(text).getMillis() + text.hashCode();
            sum += ISODateTimeFormat.dateTimeParser()
                    .parseMillis(ISODateTimeFormat.dateTime().print(time));
            sum += time.dayOfMonth().roundCeilingCopy().getDayOfYear() + time.getWeekOfWeekyear();
        }
        Period period = new Period(start, time, PeriodType.yearMonthDayTime());
        sum += ISOPeriodFormat.standard()
                .parsePeriod(period.toString())
                .normalizedStandard()
                .hashCode();
        sum += Days.daysIn(new Interval(start, time)).getDays();
        LocalDate date = start.toLocalDate();
        for (int i = 0; i < 10; i++) {
            date = date.plusWeeks(3).dayOfWeek().withMaximumValue();
            sum += date.toString().hashCode();
        }
        sum += time.withChronology(IslamicChronology.getInstance(ZONE))
                .plusYears(1)
                .getMonthOfYear();
        return sum + time.withChronology(BuddhistChronology.getInstance(ZONE)).getYearOfEra();
    }
}
