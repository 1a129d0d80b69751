package gunitop.supervision.supervisord;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of one process of a program, as {@code process_name} describes it. */
final class NumberedName {
  private static final Pattern NUMBER = Pattern.compile("%\\(process_num\\)(0?)(\\d*)[di]");

  private NumberedName() {}

  static String expand(String pattern, String program, String group, int number) {
    String named = pattern.replace("%(program_name)s", program).replace("%(group_name)s", group);
    Matcher matcher = NUMBER.matcher(named);
    StringBuilder text = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(text, padded(number, matcher.group(1), matcher.group(2)));
    }
    return matcher.appendTail(text).toString().replace("%(process_num)s", String.valueOf(number));
  }

  private static String padded(int number, String zero, String width) {
    String digits = String.valueOf(number);
    int columns = width.isEmpty() ? 0 : Integer.parseInt(width.substring(0, 1));
    return (zero.isEmpty() ? " " : "0").repeat(Math.max(0, columns - digits.length())) + digits;
  }
}
