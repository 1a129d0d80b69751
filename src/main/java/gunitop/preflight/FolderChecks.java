package gunitop.preflight;

import gunitop.preflight.SeenFile.Entry;
import gunitop.process.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The folder in which NEW will start. Gunicorn remembers {@code PWD} where that led to its working
 * directory when it was started, links and all, else the directory's own path ({@code
 * gunicorn/util.py getcwd}); NEW changes into that path as it leads then, and into {@code --chdir}
 * afterwards. So a link that moved is followed by a Gunicorn that was started by a shell in it, and
 * not by one that supervisord or systemd put there.
 */
final class FolderChecks {
  private static final String DELETED = " (deleted)";
  private static final String PUT_BACK = "Put it back where it was first, or restart instead.";

  private final ReleaseFacts facts;

  FolderChecks(ReleaseFacts facts) {
    this.facts = facts;
  }

  List<Check> checks() {
    List<Check> checks = new ArrayList<>(List.of(folder()));
    link().ifPresent(checks::add);
    return checks;
  }

  /** The path into which NEW changes first; where that is not known, where OLD works. */
  static Optional<String> start(ReleaseFacts facts) {
    return new FolderChecks(facts).way().or(facts::folder).map(SeenFile::path);
  }

  /** The path into which NEW changes; empty where it is not known. */
  private Optional<SeenFile> way() {
    Optional<SeenFile> remembered = facts.startedIn().orElse(Optional.empty());
    if (remembered.isPresent() && wasTheWay(remembered.get())) {
      return remembered;
    }
    return facts.startedIn().isKnown() ? facts.folder() : Optional.empty();
  }

  /** Whether {@code PWD} led to the working directory when the master was started. */
  private boolean wasTheWay(SeenFile startedIn) {
    Optional<Entry> now = startedIn.entry();
    boolean isSame =
        now.isPresent()
            && facts.workingDirectory().isKnown()
            && now.get().isSame(facts.workingDirectory().get());
    return isSame || now.filter(this::movedSince).isPresent();
  }

  private boolean movedSince(Entry entry) {
    return entry.linkChangedNanos() > facts.startedNanos();
  }

  private Check folder() {
    if (facts.folder().isEmpty()) {
      return Check.unknown(
          CheckKind.START_FOLDER, "The folder in which the master works may not be read by you.");
    }
    SeenFile folder = facts.folder().get();
    String path = Figures.path(withoutMark(folder.path()));
    Optional<SeenFile> way = way();
    Optional<SeenFile> gone = way.filter(SeenFile::isGone);
    if (gone.isPresent()) {
      return gone(Figures.path(withoutMark(gone.get().path())));
    }
    if (folder.isGone()) {
      return way.isPresent() && way.get() != folder
          ? Check.ok(
              CheckKind.START_FOLDER,
              "%s is gone; NEW starts through %s, which is there."
                  .formatted(path, Figures.path(way.get().path())))
          : gone(path);
    }
    if (!folder.found().isKnown()) {
      return Check.unknown(
          CheckKind.START_FOLDER, "Whether %s is there cannot be seen.".formatted(path));
    }
    boolean replaced =
        folder.path().endsWith(DELETED)
            || facts.workingDirectory().isKnown()
                && !folder.entry().get().isSame(facts.workingDirectory().get());
    return replaced
        ? Check.ok(
            CheckKind.START_FOLDER,
            "%s is another folder than the one in which OLD works: replaced in place, NEW starts in it."
                .formatted(path))
        : Check.ok(CheckKind.START_FOLDER, path + " is there, and the one in which OLD works.");
  }

  private static Check gone(String path) {
    return Check.warning(
        CheckKind.START_FOLDER,
        "%s is gone, where the master was started: USR2 would end OLD's workers and start no NEW."
            .formatted(path),
        PUT_BACK);
  }

  private Optional<Check> link() {
    Optional<SeenFile> changesTo = facts.changesTo();
    if (changesTo.isPresent()) {
      return leadsElsewhere(changesTo.get())
          .map(
              target ->
                  Check.ok(
                      CheckKind.RELEASE_LINK,
                      "--chdir %s leads to %s now, OLD works in %s: NEW changes into %s."
                          .formatted(
                              Figures.path(changesTo.get().path()), target, works(), target)));
    }
    Reading<Optional<SeenFile>> startedIn = facts.startedIn();
    if (startedIn.isKnown() && startedIn.get().isPresent() && wasTheWay(startedIn.get().get())) {
      SeenFile way = startedIn.get().get();
      return Optional.of(
          leadsElsewhere(way)
              .map(
                  target ->
                      Check.ok(
                          CheckKind.RELEASE_LINK,
                          "%s leads to %s now, OLD works in %s and was started through that link (PWD): NEW runs %s."
                              .formatted(Figures.path(way.path()), target, works(), target)))
              .orElseGet(
                  () ->
                      Check.ok(
                          CheckKind.RELEASE_LINK,
                          "NEW starts through %s (PWD), which leads to where OLD works."
                              .formatted(Figures.path(way.path())))));
    }
    return facts
        .currentLink()
        .filter(link -> link.entry().filter(this::movedSince).isPresent())
        .flatMap(this::besides);
  }

  /** A link beside the folder has moved, and nothing shows that the master came through it. */
  private Optional<Check> besides(SeenFile link) {
    Optional<String> target = leadsElsewhere(link);
    if (target.isEmpty()) {
      return Optional.empty();
    }
    String told =
        "%s leads to %s now, OLD works in %s"
            .formatted(Figures.path(link.path()), target.get(), works());
    return Optional.of(
        facts.startedIn().isKnown()
            ? Check.warning(
                CheckKind.RELEASE_LINK,
                told
                    + " and was not started through the link: NEW starts in %s again."
                        .formatted(works()),
                "To run what the link leads to, restart it there.")
            : Check.warning(
                CheckKind.RELEASE_LINK,
                told
                    + ": NEW runs the link's release if a shell started OLD in the link (PWD, hidden by"
                    + " OLD's title), else OLD's again (supervisord's directory=, systemd's"
                    + " WorkingDirectory=).",
                "Look how it is started; after u, compare the folder of NEW: ls -l /proc/PID/cwd."));
  }

  /** Where a path leads now, where that is another folder than the one in which OLD works. */
  private Optional<String> leadsElsewhere(SeenFile way) {
    return facts.workingDirectory().isKnown()
        ? way.entry()
            .filter(entry -> !entry.isSame(facts.workingDirectory().get()))
            .map(entry -> Figures.path(entry.path()))
        : Optional.empty();
  }

  private String works() {
    return facts.folder().map(folder -> Figures.path(folder.path())).orElse("its own folder");
  }

  private static String withoutMark(String path) {
    return path.endsWith(DELETED) ? path.substring(0, path.length() - DELETED.length()) : path;
  }
}
