package gunitop.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** One row of the table: what was measured, run by run, and the bar that it must not pass. */
record Bar(String what, String unit, List<Double> runs, double limit, String meaning) {

  /** A row that is told, not judged. */
  static Bar told(String what, String unit, List<Double> runs) {
    return new Bar(what, unit, runs, Double.NaN, "");
  }

  static double median(List<Double> runs) {
    return percentile(runs, 50);
  }

  /** The value that so many percent are not above. */
  static double percentile(List<Double> values, int percent) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
    return sorted.get(Math.max(0, rank - 1));
  }

  static void head() {
    System.out.printf("%-58s %9s %9s %9s %-8s %s%n", "", "median", "min", "max", "unit", "bar");
  }

  void print() {
    String verdict =
        Double.isNaN(limit)
            ? ""
            : String.format(
                Locale.ROOT,
                "%s: at most %.4g (%s)",
                median(runs) <= limit ? "met" : "NOT MET",
                limit,
                meaning);
    System.out.printf(
        Locale.ROOT,
        "%-58s %9.2f %9.2f %9.2f %-8s %s%n",
        what,
        median(runs),
        Collections.min(runs),
        Collections.max(runs),
        unit,
        verdict);
  }
}
