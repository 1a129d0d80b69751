package gunitop.upgrade;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.History;
import gunitop.gunicorn.Supervisor;

/** What an operator is told of one kind of owner. */
public interface OwnerWords {
  /** The owner, as a sentence names it: {@code supervisord (812)}. */
  default String name(Supervisor owner) {
    return owner.name().isEmpty() ? "Somebody" : owner.name() + " (" + owner.pid() + ")";
  }

  /** How its loop of third masters is ended, one sentence. */
  String endOfLoop(Supervisor owner, History history);

  /** How the service is started anew should nobody serve any more, one sentence. */
  String restart(Application application, History history);
}
