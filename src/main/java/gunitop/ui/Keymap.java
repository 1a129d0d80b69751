package gunitop.ui;

import static gunitop.ui.Key.Name.*;

import gunitop.upgrade.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one table of keys: what a key does, the footer and the help all come from here.
 *
 * @param bindings in the order of the help
 */
public record Keymap(List<Binding> bindings) {
  /** The keys of the tree screen: htop's. */
  public static final Keymap TREE = new Keymap(tree());

  /** The keys of the upgrade screen. */
  public static final Keymap UPGRADE = new Keymap(upgrade());

  /** The keys that a rehearsal has besides, on either screen. */
  public static final Keymap REHEARSAL = new Keymap(rehearsal());

  /** Copies the list. */
  public Keymap {
    bindings = List.copyOf(bindings);
  }

  /** The keys of a screen. */
  public static Keymap of(Screen screen) {
    return screen == Screen.TREE ? TREE : UPGRADE;
  }

  /** What a key means here; empty where it means nothing. */
  public Optional<Intent> intent(Key key) {
    return bindings.stream()
        .filter(binding -> binding.keys().contains(key))
        .map(Binding::intent)
        .findFirst();
  }

  private static List<Binding> tree() {
    List<Binding> table = new ArrayList<>();
    add(table, Intent.HELP, keys(F1, 'h', '?'), "F1 h ?", "F1", "Help", "this help");
    setup(table);
    add(table, Intent.SEARCH, keys(F3, '/'), "F3 /", "F3", "Search", "search; F3 again: next");
    add(table, Intent.SEARCH_NEXT, keys('n'), "n", "the next match of the search");
    add(table, Intent.FILTER, keys(F4, '\\'), "F4 \\", "F4", "Filter", "show matching lines only");
    add(table, Intent.TREE_OR_LIST, keys(F5, 't'), "F5 t", "F5", "Tree", "tree or sorted list");
    add(table, Intent.SORT_MENU, keys(F6, '<', '>'), "F6 < >", "F6", "Sort", "choose the order");
    add(table, Intent.INVERT, keys('I'), "I", "invert the order");
    add(table, Intent.SORT_BY_PID, keys('N'), "N", "order by PID");
    add(table, Intent.SORT_BY_CPU, keys('P'), "P", "order by CPU");
    add(table, Intent.SORT_BY_MEMORY, keys('M'), "M", "order by memory");
    add(table, Intent.SORT_BY_TIME, keys('T'), "T", "order by CPU time");
    add(table, Intent.FOLD, keys('+', '-', '='), "+ - =", "fold or unfold the subtree");
    add(table, Intent.FOLD_ALL, keys('*'), "*", "fold or unfold every subtree");
    add(
        table,
        Intent.SIGNAL_MENU,
        keys(F9, 'k'),
        "F9 k",
        "F9",
        "Signal",
        "send a signal to the selected process, after a confirmation");
    add(table, Intent.USER_MENU, keys('u'), "u", "show the processes of one user");
    add(table, Intent.ALL_PROCESSES, keys('a'), "a", "a", "All", "every process, or Gunicorn only");
    add(table, Intent.FOLLOW, keys('F'), "F", "follow the selected process");
    add(table, Intent.PAUSE, keys('Z'), "Z", "pause the display");
    add(table, Intent.FULL_PATHS, keys('p'), "p", "programs with their full path");
    add(table, Intent.COMMAND_LINE, keys('w'), "w", "the whole command line, wrapped");
    process(table, "l o", "l", 'l', 'o');
    add(table, Intent.DIGIT, digits(), "0..9", "go to the process with this PID");
    add(
        table,
        Intent.OPEN,
        keys(ENTER),
        "Enter",
        "Enter",
        "Upgrade",
        "the upgrade screen of the selected application");
    moves(table);
    add(table, Intent.LEFT, keys(LEFT), "Left", "scroll the command line back");
    add(table, Intent.RIGHT, keys(RIGHT), "Right", "scroll the command line");
    program(table);
    return table;
  }

  private static List<Binding> upgrade() {
    List<Binding> table = new ArrayList<>();
    add(table, Intent.HELP, keys(F1, '?'), "F1 ?", "F1", "Help", "this help");
    setup(table);
    step(table, Intent.USR2, Step.USR2, "USR2 to OLD: it starts a NEW master beside itself");
    step(table, Intent.WINCH, Step.WINCH, "WINCH to OLD: its workers finish and leave");
    step(table, Intent.DRAIN, Step.DRAIN, "TTOU to OLD: one worker fewer, down to one");
    add(
        table,
        Intent.DRAIN_ALL,
        keys('D'),
        "D",
        "drain on by itself, each worker verified; any key stops it");
    step(
        table,
        Intent.HANDOVER,
        Step.HANDOVER,
        "systemd: NEW as main process; supervisord: the third master");
    step(table, Intent.TERM, Step.TERM, "TERM to OLD: the point of no return");
    step(table, Intent.REVERT, Step.REVERT, "the next step back to OLD that fits the stage");
    add(
        table,
        Intent.SIGNAL_MENU,
        keys(F9, 'k'),
        "F9 k",
        "F9",
        "Signal",
        "send any signal to the selected process, after a confirmation");
    add(
        table,
        Intent.LOGS,
        keys('l'),
        "l",
        "l",
        "Log",
        "both masters' logs in the order of time, as they grow; Tab shows each file");
    add(
        table,
        Intent.PREFLIGHT,
        keys('p'),
        "p",
        "preflight: what would make NEW fail; c there has Gunicorn check its configuration");
    add(table, Intent.PROBE, keys('P'), "P", "what clients get: the probe, on or off");
    add(
        table,
        Intent.TAKE_OVER,
        keys('g'),
        "g",
        "get the controls from the other gunitop that holds them, after a question");
    process(table, "o", "o", 'o');
    add(
        table,
        Intent.OTHER_PANE,
        keys(TAB, BACK_TAB, LEFT, RIGHT),
        "Tab",
        "Tab",
        "Pane",
        "to the other generation");
    add(table, Intent.OPEN, keys(ENTER), "Enter", "Enter", "Details", "all about the selected one");
    add(table, Intent.UP, keys(UP), "Up", "the process above");
    add(table, Intent.DOWN, keys(DOWN), "Down", "the process below");
    add(table, Intent.FIRST, keys(HOME), "Home", "the master");
    add(table, Intent.LAST, keys(END), "End", "the last worker");
    add(table, Intent.PAGE_UP, keys(PAGE_UP), "PgUp", "the timeline, back");
    add(table, Intent.PAGE_DOWN, keys(PAGE_DOWN), "PgDn", "the timeline, forward");
    add(table, Intent.BACK, keys(ESCAPE), "Esc", "Esc", "Tree", "back to the tree");
    program(table);
    return table;
  }

  private static List<Binding> rehearsal() {
    List<Binding> table = new ArrayList<>();
    add(table, Intent.SLOWER, keys('{'), "{", "a rehearsal's clock slower");
    add(table, Intent.FASTER, keys('}'), "}", "a rehearsal's clock faster");
    add(table, Intent.EXCHANGE_CODE, keys('c'), "c", "put the other version of the code on disk");
    return table;
  }

  private static void moves(List<Binding> table) {
    add(table, Intent.UP, keys(UP), "Up", "the process above");
    add(table, Intent.DOWN, keys(DOWN), "Down", "the process below");
    add(table, Intent.PAGE_UP, keys(PAGE_UP), "PgUp", "a page up");
    add(table, Intent.PAGE_DOWN, keys(PAGE_DOWN), "PgDn", "a page down");
    add(table, Intent.FIRST, keys(HOME), "Home", "the first process");
    add(table, Intent.LAST, keys(END), "End", "the last process");
    add(table, Intent.BACK, keys(ESCAPE), "Esc", "end the filter, the search, following");
  }

  /** What there is to know of the selected process, on either screen. */
  private static void process(List<Binding> table, String files, String key, Object... keys) {
    add(table, Intent.DETAILS, keys('i'), "i", "all about the selected process");
    String environment = "its environment; secrets are masked";
    add(table, Intent.ENVIRONMENT, keys('e'), "e", "e", "Env", environment);
    add(table, Intent.FILES, keys(keys), files, key, "Files", "its open files");
  }

  private static void setup(List<Binding> table) {
    add(table, Intent.SETUP, keys(F2, 'S'), "F2 S", "F2", "Setup", "colours, delay, columns; kept");
  }

  private static void program(List<Binding> table) {
    add(table, Intent.REDRAW, List.of(new Key.Control('L')), "Ctrl-L", "repaint the screen");
    add(table, Intent.SUSPEND, List.of(new Key.Control('Z')), "Ctrl-Z", "suspend; fg comes back");
    add(
        table,
        Intent.QUIT,
        keys(F10, 'q'),
        "F10 q",
        "F10",
        "Quit",
        "quit; an upgrade under way goes on");
    add(table, Intent.INTERRUPT, List.of(new Key.Control('C')), "Ctrl-C", "quit at once");
  }

  private static void step(List<Binding> table, Intent intent, Step step, String help) {
    add(table, intent, keys(step.key()), String.valueOf(step.key()), help);
  }

  private static void add(
      List<Binding> table, Intent intent, List<Key> keys, String shown, String help) {
    table.add(new Binding(intent, keys, shown, List.of(), help));
  }

  private static void add(
      List<Binding> table,
      Intent intent,
      List<Key> keys,
      String shown,
      String key,
      String label,
      String help) {
    table.add(new Binding(intent, keys, shown, List.of(key, label), help));
  }

  private static List<Key> keys(Object... names) {
    List<Key> keys = new ArrayList<>();
    for (Object name : names) {
      keys.add(name instanceof Key.Name named ? new Key.Named(named) : new Key.Typed((char) name));
    }
    return keys;
  }

  private static List<Key> digits() {
    List<Key> keys = new ArrayList<>();
    for (char digit = '0'; digit <= '9'; digit++) {
      keys.add(new Key.Typed(digit));
    }
    return keys;
  }
}
