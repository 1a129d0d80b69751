package gunitop.trust;

import gunitop.kernel.FileCalls;
import gunitop.kernel.FileStatus;
import gunitop.kernel.Self;
import gunitop.trust.EntryCheck.Step;
import java.util.Optional;

/**
 * A unix socket to which nobody but root or we, or one user who was named, can have bound a server;
 * named until it is closed: what is connected to is what was checked, whatever its name leads to by
 * then.
 */
public final class TrustedSocket implements AutoCloseable {
  private final Step step;

  private TrustedSocket(Step step) {
    this.step = step;
  }

  /** Names a socket; links on the way may be. */
  public static Checked<TrustedSocket> open(String path) {
    return open(path, new OnlyOurs());
  }

  /**
   * Names a socket that belongs to this user; for another user than root and us, none of ours, and
   * no third one can have chosen which.
   */
  public static Checked<TrustedSocket> ofUser(String path, int uid) {
    return Who.isRootOrUs(uid)
        ? open(path)
        : open(path, OfUser.known(uid)).then(socket -> socket.belongingTo(uid));
  }

  private Checked<TrustedSocket> belongingTo(int uid) {
    if (step.status().uid() == uid) {
      return new Checked.Good<>(this);
    }
    close();
    return new Checked.Refused<>(step.shown() + " belongs to " + Who.user(step.status().uid()));
  }

  private static Checked<TrustedSocket> open(String path, StepRule rule) {
    return PathWalk.begin(rule, PathWalk.Makes.NONE)
        .then(
            begun -> {
              try (PathWalk walk = begun) {
                return walk.to(path).then(end -> at(walk, end));
              }
            });
  }

  private static Checked<TrustedSocket> at(PathWalk walk, PathWalk.End end) {
    if (end.entry().isEmpty()) {
      return new Checked.Absent<>(end.path() + " does not exist");
    }
    FileStatus status = end.entry().get().status();
    return status.isSocket()
        ? new Checked.Good<>(new TrustedSocket(walk.take(end.entry().get())))
        : new Checked.Refused<>(end.path() + " is a " + status.kind() + ", no socket");
  }

  /**
   * Why a path is not to be connected to: which directory or socket is the reason, and who may
   * change it; empty where it may be. One that passes leads to the same socket as long as neither
   * root nor we change that.
   */
  public static Optional<String> objection(String path) {
    Checked<TrustedSocket> checked = open(path);
    checked.value().ifPresent(TrustedSocket::close);
    return checked.value().isPresent() ? Optional.empty() : Optional.of(checked.sentence());
  }

  /** A path by which it is connected to, as long as this object is open: this socket. */
  public String descriptorPath() {
    return "/proc/" + Self.pid() + "/fd/" + step.fd();
  }

  @Override
  public void close() {
    FileCalls.close(step.fd());
  }
}
