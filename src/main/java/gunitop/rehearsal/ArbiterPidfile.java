package gunitop.rehearsal;

import java.util.Optional;

/** An arbiter's pidfile, as {@code gunicorn/pidfile.py} keeps it. */
final class ArbiterPidfile {
  private final DeployedApplication site;
  private final int pid;
  private Optional<String> path = Optional.empty();

  /** Which file. */
  enum Place {
    /** The one of the command line. */
    FIRST,
    /** That of a NEW arbiter, with {@code .2} behind it. */
    SECOND
  }

  ArbiterPidfile(DeployedApplication site, int pid) {
    this.site = site;
    this.pid = pid;
  }

  /** Whether it may be written: a process that lives, and that it names, forbids it. */
  boolean isFree(Place place) {
    String found = site.host.files.get(name(place).orElse(""));
    int named = found == null || found.isBlank() ? 0 : Integer.parseInt(found.strip());
    return named == 0 || named == pid || !site.host.lives(named);
  }

  /** Writes it; false where another process that lives is named there. */
  boolean write(Place place) {
    Optional<String> name = name(place);
    if (name.isEmpty()) {
      return true;
    }
    if (!isFree(place)) {
      return false;
    }
    site.host.files.put(name.get(), pid + "\n");
    path = name;
    return true;
  }

  /** Removes the file that was written, if it still names this arbiter. */
  void remove() {
    path.filter(name -> (pid + "\n").equals(site.host.files.get(name)))
        .ifPresent(site.host.files::remove);
    path = Optional.empty();
  }

  private Optional<String> name(Place place) {
    return site.launch.pidfile().map(name -> place == Place.FIRST ? name : name + ".2");
  }
}
