package gunitop.endurance;

import gunitop.needs.Need;

/**
 * What a cycle does, and to what Gunicorn.
 *
 * @param unix on a unix socket; otherwise TCP
 * @param titles whether Gunicorn can set titles
 */
record Kind(Story story, boolean unix, String workerClass, boolean titles) {
  /** So many cycles in a row cover every kind. */
  static final int ALL = 72;

  /** What is done by keys. */
  enum Story {
    UPGRADE,
    EARLY_REVERT,
    LATE_REVERT,
    LATE_REVERT_FROM_DISK,
    BROKEN_HOTFIX,
    FOREGROUND_DRAIN;

    boolean isDaemon() {
      return this != FOREGROUND_DRAIN;
    }
  }

  /** By the cycle's number, from 0; the first six have each story, and something of everything. */
  static Kind of(int number) {
    return of(number, workerClasses());
  }

  static Kind of(int number, String... workerClasses) {
    int stories = Story.values().length;
    int story = number % stories;
    int rest = number / stories;
    return new Kind(
        Story.values()[story],
        (story + rest) % 2 == 1,
        workerClasses[(story + rest / 2) % 3],
        (rest + story / 2 + rest / 6) % 2 == 0);
  }

  /** What this machine lacks is left out. */
  private static String[] workerClasses() {
    return new String[] {
      "sync",
      Need.THREADS_THAT_ANSWER.isMet() ? "gthread" : "sync",
      Need.GEVENT.isMet() ? "gevent" : "sync"
    };
  }

  @Override
  public String toString() {
    return "%s %s %s %s"
        .formatted(story, unix ? "unix" : "tcp", workerClass, titles ? "titles" : "no titles");
  }
}
