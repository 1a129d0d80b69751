package gunitop.upgrade;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.WorkerState;
import gunitop.process.Listener;

/** Whether anybody answers an application's requests now. */
public enum Serving {
  YES,
  NO,
  /** It cannot be read. */
  UNKNOWN;

  /**
   * By the workers of every generation and by the listeners: a ready worker serves, unless no new
   * connection reaches it because its listener's path leads nowhere.
   */
  public static Serving of(Application application) {
    if (leadsNowhere(application)) {
      return NO;
    }
    boolean unknown = false;
    for (Generation generation : application.generations()) {
      if (generation.ready() > 0) {
        return YES;
      }
      unknown |= generation.count(WorkerState.UNKNOWN) > 0;
    }
    return unknown ? UNKNOWN : NO;
  }

  /** Whether the application has listeners and none of them can be reached. */
  private static boolean leadsNowhere(Application application) {
    for (Listener listener : application.listeners()) {
      if (listener.reachable().orElse(true)) {
        return false;
      }
    }
    return !application.listeners().isEmpty();
  }
}
