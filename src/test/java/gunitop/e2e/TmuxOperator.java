package gunitop.e2e;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who sits before the upgrade screen, reads it, and presses one key at a time. */
public final class TmuxOperator implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** What a key's row says when it asks for {@code y} before it sends. */
  private static final String ASKS = " asks y";

  /** What a refused key's row says before the reason. */
  private static final Pattern REFUSES = Pattern.compile(" (?:no|not yet|unsafe): ");

  /** How a key is told that did not count. */
  private static final String NOT_SENT = "Not sent, ";

  private static final int MOST_ANSWERS = 4;

  private static final String TIMED = ".*\\d\\d:\\d\\d:\\d\\d.*";

  private final Tmux terminal;

  TmuxOperator(Tmux terminal) {
    this.terminal = terminal;
  }

  /** Opens the upgrade screen of a Gunicorn's eldest master. */
  static TmuxOperator opens(GunicornHost gunicorn) {
    return opens(120, 40, Gunitop.command(Integer.toString(gunicorn.master())));
  }

  /** Opens the tree screen. */
  static TmuxOperator opensTree() {
    return opens(120, 40, Gunitop.command());
  }

  /** Starts the program in a terminal of this size. */
  public static TmuxOperator opens(int columns, int rows, List<String> command) {
    return new TmuxOperator(new Tmux(columns, rows, "screen-256color", command));
  }

  /** The terminal. */
  public Tmux terminal() {
    return terminal;
  }

  /** Waits until the screen says that the upgrade stands here, and returns the screen. */
  public ScreenSight sees(String stage) {
    return terminal.await("the stage " + stage, LIMIT, sight -> sight.showsLike(word(stage)));
  }

  /** Waits until the screen shows these words, and returns the screen. */
  public ScreenSight reads(String words) {
    return terminal.await("the words: " + words, LIMIT, sight -> sight.shows(words));
  }

  /** The same where a sentence may go on in the next row. */
  public ScreenSight readsAcrossRows(String words) {
    return terminal.await("the words: " + words, LIMIT, sight -> sight.saysAcrossRows(words));
  }

  /** Waits until the screen shows something like this in a row, and returns the screen. */
  public ScreenSight readsLike(String regex) {
    return terminal.await("something like: " + regex, LIMIT, sight -> sight.showsLike(regex));
  }

  /** Waits until the program says that this NEW has been ready so long that OLD may be touched. */
  public ScreenSight readsReady(int newGeneration) {
    return readsLike("USR2: NEW master " + newGeneration + ": .* ready for 2 s");
  }

  /** Waits until this key is refused, and returns the reason in its row. */
  String isRefused(String key, String command) {
    ScreenSight sight =
        terminal.await(
            key + " refused as " + command, LIMIT, seen -> refusal(seen, key, command).isPresent());
    return refusal(sight, key, command).orElseThrow();
  }

  /** Waits until this key is offered, at once or after a question, and returns the screen. */
  public ScreenSight isOffered(String key, String command) {
    return terminal.await(
        key + " offered as " + command, LIMIT, sight -> offers(sight, key, command));
  }

  /** Waits until a key sends this at once, in this stage, and presses it. */
  void presses(String key, String command, String stage) {
    presses(key, command, stage, sight -> !asksFirst(sight, key, command));
  }

  /** The same with a key that asks once more; answers {@code y}. */
  void pressesAndConfirms(String key, String command, String stage) {
    presses(key, command, stage, sight -> asksFirst(sight, key, command));
    confirms();
  }

  /**
   * USR2 to a Gunicorn's eldest master, which asks first because a warning stands against it; then
   * waits until NEW has been ready so long that OLD may be touched, and returns NEW's PID.
   */
  int startsNewAgainstWarning(GunicornHost gunicorn) {
    int fromNowOn = gunicorn.mastersEver() + 1;
    pressesAndConfirms("u", "kill -USR2 " + gunicorn.master(), "STEADY");
    int newGeneration = gunicorn.awaitMaster(fromNowOn);
    readsReady(newGeneration);
    return newGeneration;
  }

  /**
   * The same with a key that may ask, or may not; answers {@code y} when it asks. Presses again
   * where the program says that it did not count, as it may on a busy host.
   */
  public void pressesMaybeAsked(String key, String command, String stage) {
    for (int attempt = 0; attempt < MOST_ANSWERS; attempt++) {
      ScreenSight before = pressesOnce(key, command, stage, sight -> true);
      ScreenSight next =
          terminal.await(
              "a question, or one more " + command + " in the timeline",
              LIMIT,
              sight -> asks(sight) || tellsMore(sight, before, command));
      if (asks(next)) {
        confirms();
        if (!isRefusedSoon(command, before)) {
          return;
        }
      } else if (!lastTold(next, command).equals(lastTold(before, command))) {
        return;
      }
    }
    throw new AssertionError(key + " never counted:\n" + terminal.sight().text());
  }

  private static boolean tellsMore(ScreenSight now, ScreenSight before, String command) {
    return tells(now, command) && !lastTold(now, command).equals(lastTold(before, command))
        || !lastNotSent(now, command).equals(lastNotSent(before, command));
  }

  /**
   * Waits until the program asks once more, and answers {@code y}; again where it says that the
   * question had not stood long enough, as it may on a busy host.
   */
  void confirms() {
    for (int attempt = 0; attempt < MOST_ANSWERS; attempt++) {
      List<String> before =
          terminal
              .awaitStable("a question to be answered with y", LIMIT, TmuxOperator::asks)
              .rowsWith(NOT_SENT);
      terminal.type("y");
      ScreenSight next =
          terminal.await(
              "y to count, or not",
              LIMIT,
              sight -> !asks(sight) || !sight.rowsWith(NOT_SENT).equals(before));
      if (!asks(next)) {
        return;
      }
    }
    throw new AssertionError("y never counted:\n" + terminal.sight().text());
  }

  /** The same where the question wants its word typed. */
  void typesWord(String word) {
    terminal.awaitStable(
        "a question that wants " + word,
        LIMIT,
        sight -> sight.shows("Type " + word + " and Enter to send it"));
    terminal.type(word.split(""));
    terminal.awaitStable("the typed word", LIMIT, sight -> sight.showsLike(": " + word + "_"));
    terminal.type("Enter");
  }

  /** Waits until a key wants this word typed, in this stage; presses it, and types the word. */
  void pressesAndTypes(String key, String command, String stage, String word) {
    presses(key, command, stage, sight -> wantsWord(sight, key, command, word));
    typesWord(word);
  }

  private static boolean wantsWord(ScreenSight sight, String key, String command, String word) {
    return keyRow(sight, key, command).filter(row -> row.contains("type " + word)).isPresent();
  }

  /** Whether this key is offered and sends this, at once or after a question. */
  public static boolean offers(ScreenSight sight, String key, String command) {
    return keyRow(sight, key, command).filter(row -> !REFUSES.matcher(row).find()).isPresent();
  }

  /** Whether this key asks for {@code y} before it sends this. */
  static boolean asksFirst(ScreenSight sight, String key, String command) {
    return keyRow(sight, key, command).filter(row -> row.contains(ASKS)).isPresent();
  }

  /** Why this key is refused, in the words of its row; empty where it is not. */
  static Optional<String> refusal(ScreenSight sight, String key, String command) {
    return keyRow(sight, key, command).flatMap(TmuxOperator::reason);
  }

  private static Optional<String> reason(String row) {
    Matcher refusal = REFUSES.matcher(row);
    return refusal.find() ? Optional.of(row.substring(refusal.end())) : Optional.empty();
  }

  /** Whether the timeline tells that this was sent. */
  static boolean tells(ScreenSight sight, String command) {
    return lastTold(sight, command).isPresent();
  }

  private static Optional<String> lastTold(ScreenSight sight, String command) {
    return lastTimed(sight, command, row -> !row.contains(NOT_SENT));
  }

  private static Optional<String> lastNotSent(ScreenSight sight, String command) {
    return lastTimed(sight, command, row -> row.contains(NOT_SENT));
  }

  private static Optional<String> lastTimed(
      ScreenSight sight, String command, Predicate<String> which) {
    return sight.rowsWith(command).stream()
        .filter(row -> row.matches(TIMED))
        .filter(which)
        .reduce((first, second) -> second);
  }

  /** Whether the program asks for {@code y}. */
  static boolean asks(ScreenSight sight) {
    return sight.shows("y sends it");
  }

  /** Waits until a key is offered in this stage, on a screen like this, and presses it. */
  void presses(String key, String command, String stage, Predicate<ScreenSight> condition) {
    for (int attempt = 0; attempt < MOST_ANSWERS; attempt++) {
      ScreenSight before = pressesOnce(key, command, stage, condition);
      if (!isRefusedSoon(command, before)) {
        return;
      }
    }
    throw new AssertionError(key + " never counted:\n" + terminal.sight().text());
  }

  /** Presses it once it is offered so, and returns the screen on which it was. */
  private ScreenSight pressesOnce(
      String key, String command, String stage, Predicate<ScreenSight> condition) {
    ScreenSight before =
        terminal.awaitStable(
            key + " offered as " + command + " in " + stage,
            LIMIT,
            sight ->
                sight.showsLike(word(stage))
                    && offers(sight, key, command)
                    && condition.test(sight));
    terminal.type(key);
    return before;
  }

  /** Whether the program says that the key did not count, as it may on a busy host. */
  private boolean isRefusedSoon(String command, ScreenSight before) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
    ScreenSight next = terminal.sight();
    while (!asks(next)
        && !next.shows("and Enter to send it")
        && !tellsMore(next, before, command)
        && System.nanoTime() < end) {
      Await.pause();
      next = terminal.sight();
    }
    Optional<String> refusal = lastNotSent(next, command);
    return !asks(next) && refusal.isPresent() && !refusal.equals(lastNotSent(before, command));
  }

  /** The row among the keys in which this key stands for this command. */
  private static Optional<String> keyRow(ScreenSight sight, String key, String command) {
    Pattern start = Pattern.compile("\\s*" + key + "\\s+(" + shown(command) + ")\\s.*");
    return sight.text().lines().filter(row -> start.matcher(row).matches()).findFirst();
  }

  /** A program call may have lost its middle to the reason behind it; a signal never does. */
  private static String shown(String command) {
    String whole = Pattern.quote(command);
    if (!command.startsWith("supervisorctl ")) {
      return whole;
    }
    String end = command.substring(command.lastIndexOf(' ', command.lastIndexOf(' ') - 1));
    return whole + "|supervisorctl\\b[^…~]*[…~]" + Pattern.quote(end);
  }

  @Override
  public void close() {
    terminal.close();
  }

  private static String word(String stage) {
    return "\\b(" + stage + ")\\b";
  }
}
