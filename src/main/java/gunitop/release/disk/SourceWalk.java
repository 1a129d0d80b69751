package gunitop.release.disk;

import gunitop.kernel.DirectoryEntries;
import gunitop.kernel.FileStatus;
import gunitop.release.SourceChanges;
import gunitop.trust.Checked;
import gunitop.trust.ForeignDirectory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at the times of source files below a folder; by no link, and not into what is no source:
 * hidden folders, virtual environments, packages of other languages, Python's own cache.
 */
final class SourceWalk {
  private static final Set<String> ENDINGS =
      Set.of(
          "py", "pyx", "so", "html", "jinja", "jinja2", "j2", "mako", "json", "toml", "yaml", "yml",
          "cfg", "ini");
  private static final Set<String> LEFT_OUT = Set.of("__pycache__", "node_modules");
  private static final String VIRTUAL_ENVIRONMENT = "pyvenv.cfg";
  private static final int DEEPEST = 40;
  private static final int MOST_CHANGES = 1_000;

  private final long sinceNanos;
  private final Limit limit;
  private final List<Instant> modified = new ArrayList<>();
  private final List<Instant> replaced = new ArrayList<>();
  private boolean whole = true;

  private SourceWalk(Instant since, Limit limit) {
    this.sinceNanos = since.getEpochSecond() * 1_000_000_000L + since.getNano();
    this.limit = limit;
  }

  /** The changes below a folder since a moment, as a process sees it. */
  static SourceChanges of(int pid, String folder, Instant since, Limit limit) {
    Optional<ForeignDirectory> opened = ForeignDirectory.seenBy(pid, folder).value();
    if (opened.isEmpty()) {
      return SourceChanges.NOT_READ;
    }
    SourceWalk walk = new SourceWalk(since, limit);
    try (ForeignDirectory directory = opened.get()) {
      walk.visit(directory, 0);
    }
    return new SourceChanges(walk.modified, walk.replaced, walk.whole);
  }

  private void visit(ForeignDirectory directory, int depth) {
    Optional<DirectoryEntries> entries = directory.entries(limit.entries()).value();
    if (entries.isEmpty() || depth > DEEPEST) {
      whole = false;
      return;
    }
    whole &= entries.get().isWhole();
    boolean isEnvironment =
        entries.get().entries().stream().anyMatch(one -> one.name().equals(VIRTUAL_ENVIRONMENT));
    if (isEnvironment) {
      return;
    }
    for (DirectoryEntries.Entry entry : entries.get().entries()) {
      if (!limit.take()) {
        whole = false;
        return;
      }
      if (entry.mayBeFile() && isSource(entry.name())) {
        directory.look(entry.name()).filter(FileStatus::isRegular).ifPresent(this::note);
      } else if (entry.mayBeDirectory() && isVisited(entry.name())) {
        enter(directory, entry, depth);
      }
    }
  }

  private void enter(ForeignDirectory directory, DirectoryEntries.Entry entry, int depth) {
    Checked<ForeignDirectory> entered = directory.enter(entry.name());
    if (entered.value().isPresent()) {
      try (ForeignDirectory below = entered.value().get()) {
        visit(below, depth + 1);
      }
    } else if (!(entered instanceof Checked.Absent<ForeignDirectory>)) {
      whole = false;
    }
  }

  private static boolean isSource(String name) {
    return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  private static boolean isVisited(String name) {
    return !name.startsWith(".") && !LEFT_OUT.contains(name);
  }

  private void note(FileStatus file) {
    if (modified.size() + replaced.size() >= MOST_CHANGES) {
      whole = false;
    } else if (file.modifiedNanos() > sinceNanos) {
      modified.add(Instant.ofEpochSecond(0, file.modifiedNanos()));
    } else if (file.changedNanos() > sinceNanos) {
      replaced.add(Instant.ofEpochSecond(0, file.changedNanos()));
    }
  }
}
