package gunitop.gunicorn;

import java.util.List;
import java.util.Optional;

/**
 * The processes above the eldest master.
 *
 * @param ancestors its parent first; up to the first process of its PID namespace, or as far as
 *     they can be seen
 * @param between how many of the first ones stand between the master and its owner: start scripts,
 *     wrappers and minimal inits, which the owner notices in the master's place
 */
public record Chain(List<Ancestor> ancestors, int between) {
  /** Of a master whose ancestors nobody has looked at. */
  public static final Chain NONE = new Chain(List.of(), 0);

  /** Copies the list. */
  public Chain {
    ancestors = List.copyOf(ancestors);
  }

  /** What stands between the master and its owner, the master's parent first. */
  public List<Ancestor> wrappers() {
    return ancestors.subList(0, Math.min(between, ancestors.size()));
  }

  /** The wrapper that is the owner's own child; empty where the master is. */
  public Optional<Ancestor> ownersChild() {
    List<Ancestor> wrappers = wrappers();
    return wrappers.isEmpty() ? Optional.empty() : Optional.of(wrappers.get(wrappers.size() - 1));
  }

  /** The first wrapper that may as well start the master again; empty where none may. */
  public Optional<Ancestor> doubtful() {
    return wrappers().stream()
        .filter(one -> one.atChildsEnd() == Ancestor.AtChildsEnd.UNKNOWN)
        .findFirst();
  }

  /** Whether a wrapper has this PID. */
  public boolean wraps(int pid) {
    return wrappers().stream().anyMatch(one -> one.pid() == pid);
  }

  /** From the owner down to the master: {@code systemd shop.service › start.sh › master}. */
  public String text(String owner, String separator) {
    StringBuilder text = new StringBuilder(owner);
    List<Ancestor> wrappers = wrappers();
    for (int i = wrappers.size() - 1; i >= 0; i--) {
      text.append(separator).append(wrappers.get(i).name());
    }
    return wrappers.isEmpty() ? owner : text.append(separator).append("master").toString();
  }
}
