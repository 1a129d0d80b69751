package gunitop.endurance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an upgrade screen says of one generation.
 *
 * @param role {@code OLD}, {@code NEW}, or nothing where there is but one
 * @param master its PID
 * @param ready how many workers are said to be ready, or -1 where that is not said
 * @param workers state by PID, as they stand in the rows
 * @param whole whether the pane can be seen to its end
 */
record Pane(String role, int master, int ready, Map<Integer, String> workers, boolean whole) {
  private static final Pattern HEAD = Pattern.compile("┌ (?:(OLD|NEW) +)?master (\\d+) ");
  private static final Pattern READY = Pattern.compile("^│ (\\d+)/\\d+ ready");
  private static final Pattern WORKER = Pattern.compile("^│[+ ] *(\\d+) ([a-z]+) ");

  /** The panes of a screen, from the left; none where it shows something else. */
  static List<Pane> of(String screen) {
    List<String> rows = screen.lines().toList();
    List<Pane> panes = new ArrayList<>();
    for (int row = 0; row < rows.size() && panes.isEmpty(); row++) {
      Matcher head = HEAD.matcher(rows.get(row));
      while (head.find()) {
        String role = head.group(1) == null ? "" : head.group(1);
        panes.add(read(role, Integer.parseInt(head.group(2)), rows, row + 1, head.start()));
      }
    }
    return panes;
  }

  private static Pane read(String role, int master, List<String> rows, int first, int column) {
    int ready = -1;
    boolean whole = false;
    Map<Integer, String> workers = new LinkedHashMap<>();
    for (String row : rows.subList(first, rows.size())) {
      String part = row.length() > column ? row.substring(column) : "";
      if (!part.startsWith("│")) {
        whole = part.startsWith("└");
        break;
      }
      Matcher count = READY.matcher(part);
      if (count.find()) {
        ready = Integer.parseInt(count.group(1));
      }
      Matcher worker = WORKER.matcher(part);
      if (worker.find()) {
        workers.put(Integer.valueOf(worker.group(1)), worker.group(2));
      }
    }
    return new Pane(role, master, ready, workers, whole);
  }
}
