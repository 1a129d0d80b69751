package gunitop.ui;

import gunitop.upgrade.Step;
import java.util.Optional;

/** What a key means on a screen. */
public enum Intent {
  HELP,
  SETUP,
  SEARCH,
  SEARCH_NEXT,
  FILTER,
  TREE_OR_LIST,
  SORT_MENU,
  INVERT,
  SORT_BY_PID,
  SORT_BY_CPU,
  SORT_BY_MEMORY,
  SORT_BY_TIME,
  FOLD,
  FOLD_ALL,
  SIGNAL_MENU,
  USER_MENU,
  ALL_PROCESSES,
  FOLLOW,
  PAUSE,
  FULL_PATHS,
  COMMAND_LINE,
  DETAILS,
  ENVIRONMENT,
  FILES,
  DIGIT,
  OPEN,
  UP,
  DOWN,
  PAGE_UP,
  PAGE_DOWN,
  FIRST,
  LAST,
  LEFT,
  RIGHT,
  USR2,
  WINCH,
  DRAIN,
  DRAIN_ALL,
  HANDOVER,
  TERM,
  REVERT,
  LOGS,
  PREFLIGHT,
  PROBE,
  TAKE_OVER,
  OTHER_PANE,
  BACK,
  SLOWER,
  FASTER,
  EXCHANGE_CODE,
  REDRAW,
  SUSPEND,
  QUIT,
  INTERRUPT;

  /** The step that it asks for. */
  public Optional<Step> step() {
    return switch (this) {
      case USR2 -> Optional.of(Step.USR2);
      case WINCH -> Optional.of(Step.WINCH);
      case DRAIN, DRAIN_ALL -> Optional.of(Step.DRAIN);
      case HANDOVER -> Optional.of(Step.HANDOVER);
      case TERM -> Optional.of(Step.TERM);
      case REVERT -> Optional.of(Step.REVERT);
      default -> Optional.empty();
    };
  }
}
