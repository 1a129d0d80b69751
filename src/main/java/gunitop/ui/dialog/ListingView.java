package gunitop.ui.dialog;

import gunitop.process.Inspection;
import gunitop.process.Listing;
import gunitop.process.Printable;
import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.process.Snapshot;
import gunitop.ui.Canvas;
import gunitop.ui.frame.Measure;
import gunitop.ui.frame.Style;
import gunitop.ui.text.Masked;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was read of one process on request, over the whole screen; a long line goes on below. */
final class ListingView {
  private static final int INDENT = 5;

  private final Canvas canvas;
  private final ListingDialog listed;
  private final Optional<Snapshot> snapshot;
  private boolean masked;

  private ListingView(Canvas canvas, ListingDialog listed) {
    this.canvas = canvas;
    this.listed = listed;
    this.snapshot = canvas.model().host().snapshot();
  }

  static void draw(Canvas canvas, ListingDialog listed) {
    new ListingView(canvas, listed).draw();
  }

  private void draw() {
    int pid = listed.asked().process().pid();
    String heading = listed.asked().what().title() + " of process " + pid;
    int x = canvas.put(1, 0, canvas.columns(), heading, Style.TITLE) + 2;
    String count = listed.listing().map(one -> one.map(ListingView::count).orElse("")).orElse("");
    canvas.put(x, 0, canvas.columns(), count, Style.DIM);
    Reading<Listing> read = listed.listing().orElse(Reading.notRead());
    if (read.isKnown() && !read.get().lines().isEmpty()) {
      rows(read.get().lines());
    } else {
      canvas.put(1, 2, canvas.columns(), emptiness(read), Style.WARNING);
    }
    foot();
  }

  private static String count(Listing listing) {
    return listing.lines().size() + (listing.whole() ? "" : ", not all: too many to read");
  }

  private void rows(List<String> lines) {
    int row = 2;
    int room = canvas.rows() - 3;
    int width = canvas.columns() - 2;
    for (int i = listed.scroll(); i < lines.size() && row < 2 + room; i++) {
      for (String piece : pieces(shown(lines.get(i)), width)) {
        if (row < 2 + room) {
          canvas.put(1, row++, canvas.columns(), piece, Style.NORMAL);
        }
      }
    }
  }

  private static List<String> pieces(String text, int width) {
    List<String> pieces = new ArrayList<>();
    String rest = text;
    while (rest.length() > width) {
      pieces.add(rest.substring(0, width));
      rest = " ".repeat(INDENT) + rest.substring(width);
    }
    pieces.add(rest);
    return pieces;
  }

  private String shown(String line) {
    String clean = Printable.of(line);
    if (listed.asked().what() == Inspection.FILES) {
      int blank = clean.indexOf(' ');
      String number = Measure.right(clean.substring(0, Math.max(0, blank)), INDENT - 1);
      String file = clean.substring(blank + 1);
      return number + " " + file + meaning(file);
    }
    String hidden = Masked.variable(clean);
    masked |= !hidden.equals(clean);
    return listed.secrets() ? clean : hidden;
  }

  /** What a socket is to Gunicorn, where that is known. */
  private String meaning(String file) {
    if (!file.startsWith("socket:[") || !file.endsWith("]") || snapshot.isEmpty()) {
      return "";
    }
    String digits = file.substring("socket:[".length(), file.length() - 1);
    if (digits.isEmpty() || digits.length() > 18 || !digits.chars().allMatch(Character::isDigit)) {
      return "";
    }
    long inode = Long.parseLong(digits);
    if (snapshot.get().listeners().containsKey(inode)) {
      return "  listens on " + snapshot.get().listeners().get(inode).address();
    }
    Optional<ProcessSample> process = snapshot.get().process(listed.asked().process());
    boolean client =
        process
            .filter(one -> one.connectionInodes().map(all -> all.contains(inode)).orElse(false))
            .isPresent();
    return client ? "  a client's connection" : "";
  }

  private String emptiness(Reading<Listing> read) {
    if (listed.listing().isEmpty()) {
      return "It is being read.";
    }
    if (read.isDenied()) {
      return "You may not read this: run gunitop as the user of the process, or as root.";
    }
    if (!read.isKnown()) {
      return "This process has exited.";
    }
    boolean rehearsed = canvas.model().host().briefing().isPresent();
    return rehearsed
        ? "A rehearsed process has none."
        : listed.asked().what() == Inspection.FILES
            ? "There is none."
            : "Nothing of it can be seen: a title may have been written over it (setproctitle).";
  }

  private void foot() {
    int row = canvas.rows() - 1;
    canvas.fill(0, row, canvas.columns(), Style.KEY_LABEL);
    String secrets = listed.secrets() ? "  v masks secrets." : masked ? "  v shows secrets." : "";
    String keys = "Arrows, PgUp, PgDn, Home scroll." + secrets + "  Any other key closes.";
    canvas.put(1, row, canvas.columns(), keys, Style.KEY_LABEL);
  }
}
