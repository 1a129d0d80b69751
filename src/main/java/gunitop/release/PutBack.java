package gunitop.release;

import gunitop.gunicorn.Application;
import gunitop.process.Snapshot;
import gunitop.process.TypedCommand;
import gunitop.upgrade.CodeOnDisk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How OLD's code comes back onto the disk. */
final class PutBack {
  private final Application application;
  private final DiskFacts facts;
  private final Snapshot now;

  /**
   * For an application.
   *
   * @param facts what was read for OLD's master; null where nothing was
   */
  PutBack(Application application, DiskFacts facts, Snapshot now) {
    this.application = application;
    this.facts = facts;
    this.now = now;
  }

  /** What lies on disk, and the commands that put OLD's back, one for each place. */
  Optional<CodeOnDisk> codeOnDisk(Optional<ApplicationCode> judged) {
    if (judged.isEmpty() || facts == null || judged.get().disk().isEmpty()) {
      return Optional.empty();
    }
    ApplicationCode code = judged.get();
    List<TypedCommand> commands = new ArrayList<>();
    boolean isOlds = true;
    for (CodePlace place : facts.places()) {
      PlaceCode one =
          new PlaceCode(place, application.old(), facts, application.preload().verdict(), now);
      isOlds &= one.isOnDisk() && one.modified() == 0 && place.changes().isWhole();
      if (!one.isOnDisk()) {
        one.generation().code().flatMap(olds -> command(place, olds)).ifPresent(commands::add);
      }
    }
    Code disk = code.disk().get();
    String edited = code.isOldOnDisk() && !isOlds ? " with files changed since" : "";
    return Optional.of(new CodeOnDisk(disk.name() + edited, isOlds, commands));
  }

  private Optional<TypedCommand> command(CodePlace place, Code olds) {
    if (place.repository().isPresent()) {
      Repository git = place.repository().get();
      TypedCommand plain =
          git.ownerUid() == now.viewer().uid()
              ? TypedCommand.of("git")
              : TypedCommand.of("sudo", "-u").withName(git.owner()).with(List.of("git"));
      return olds.commit()
          .map(id -> plain.with(List.of("-C", place.path(), "checkout", Code.longId(id))));
    }
    return facts
        .link()
        .map(link -> TypedCommand.of("ln", "-sfn").with(List.of(olds.path(), link.path())));
  }
}
