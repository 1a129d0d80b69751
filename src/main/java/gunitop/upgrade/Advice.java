package gunitop.upgrade;

import gunitop.gunicorn.Application;
import gunitop.process.Snapshot;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What is known beside the snapshots and was read on a slower clock, with what it means for an
 * upgrade; an immutable value. A review holds one of each kind.
 */
public interface Advice {

  /** What an operator must know of an application because of it. */
  default List<Finding> findings(Application application, Stage stage, Snapshot now) {
    return List.of();
  }

  /** Which code a worker of OLD would import that is started now; empty where that is unknown. */
  default Optional<CodeOnDisk> codeOnDisk(Application application, Snapshot now) {
    return Optional.empty();
  }

  /** The one of this kind. */
  static <T extends Advice> Optional<T> of(Class<T> kind, Collection<Advice> all) {
    return all.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }
}
