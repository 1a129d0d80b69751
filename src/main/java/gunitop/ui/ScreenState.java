package gunitop.ui;

import gunitop.process.ProcessId;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.course.ApplicationTrack;
import java.util.List;
import java.util.Optional;

/**
 * A screen: what it remembers, what its keys do, how it is drawn. Immutable; each lives in a room
 * of its own, and what the program asks of every one of them stands here.
 */
public interface ScreenState {
  /** Which screen it is. */
  Screen screen();

  /** What a key of its keymap does; those that mean the same on every screen never come here. */
  Result act(Model model, Intent intent, Key key, long nanos);

  /** Draws the whole screen. */
  void draw(Canvas canvas);

  /** As it opens, the cursor on this process; empty where it has nothing to show of it. */
  Optional<ScreenState> opened(Model model, Optional<ProcessId> process);

  /** After a snapshot that the model holds; it may be open or not. */
  ScreenState following(Model model);

  /** As it can be drawn after any change of the model, if it is open. */
  ScreenState settled(Model model);

  /** Without what goes on by itself, key after key. */
  ScreenState stopped();

  /** A process's line was clicked. */
  Model selecting(Model model, ProcessId process);

  /** The heading of a column was clicked. */
  Model sorting(Model model, SortKey key);

  /**
   * The mouse's wheel was turned.
   *
   * @param overProcess whether it points at a process's line
   * @param lines how far down; negative upwards
   */
  Model scrolling(Model model, boolean overProcess, int lines);

  /** The process under the cursor, as far as it is still there. */
  Optional<ProcessId> selected();

  /** The one application that it is about, as the last snapshot shows it. */
  Optional<Assessment> application();

  /** The track of that application, also once nothing is left of it. */
  Optional<ApplicationTrack> track();

  /** The signals that a single key sends. */
  List<Offered> offers(Model model);

  /** Whether it shows processes that have nothing to do with Gunicorn. */
  boolean showsEveryProcess();

  /** Whether a master or a worker of its application is about to become ready. */
  boolean isBooting();

  /** Whether its application's master is about to become the main one. */
  boolean isPromoting();
}
