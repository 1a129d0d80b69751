package gunitop.ownership;

import gunitop.gunicorn.Ancestor;
import gunitop.gunicorn.Ancestor.AtChildsEnd;
import gunitop.gunicorn.Chain;
import gunitop.gunicorn.Consequence;
import gunitop.gunicorn.Container;
import gunitop.gunicorn.Inits;
import gunitop.gunicorn.OwnerFacts;
import gunitop.gunicorn.Supervisor;
import gunitop.gunicorn.Supervisor.Kind;
import gunitop.process.ProcessSample;
import gunitop.process.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who will act when a master exits. Walks up from the master: who ends with its child passes the
 * question on to its own parent, until somebody is found who acts, or who surely does not.
 */
final class Supervision {
  private final List<OwnerJudge> judges;
  private final ProcessSample master;
  private final Snapshot snapshot;
  private final OwnerFacts owners;
  private final Optional<Container> container;
  private final Ancestors above;
  private final List<Ancestor> named;

  private Supervision(
      List<OwnerJudge> judges, ProcessSample master, Snapshot snapshot, OwnerFacts owners) {
    this.judges = judges;
    this.master = master;
    this.snapshot = snapshot;
    this.owners = owners;
    this.container = Container.of(master, snapshot);
    this.above = Ancestors.of(master, snapshot);
    this.named = above.named();
  }

  static Supervisor of(
      List<OwnerJudge> judges, ProcessSample master, Snapshot snapshot, OwnerFacts owners) {
    return new Supervision(judges, master, snapshot, owners).judged();
  }

  private Supervisor judged() {
    if (Inits.isFirst(master)) {
      return in(
          0,
          new Supervisor(
              Kind.CONTAINER, containerName(), 0, "it is PID 1 of its PID namespace (NSpid)"));
    }
    ProcessSample child = master;
    for (int i = 0; i < named.size(); i++) {
      ProcessSample one = above.processes().get(i);
      Optional<Supervisor> acting = above(child, one);
      if (acting.isPresent()) {
        return in(i, acting.get());
      }
      if (Inits.isFirst(one)) {
        return belowFirst(i, child, Optional.of(one));
      }
      if (Inits.isSystemd(one)) {
        return in(
            i,
            unit(Optional.of(one))
                .orElseGet(() -> nobody("its parent is a user's systemd, in no unit")));
      }
      Ancestor ancestor = named.get(i);
      if (ancestor.atChildsEnd() == AtChildsEnd.STARTS_ANOTHER) {
        return in(i, startsAnother(ancestor, one));
      }
      if (ancestor.atChildsEnd() == AtChildsEnd.NOTHING) {
        return doubted(i, indifferent(ancestor));
      }
      child = one;
    }
    return above.hidden().isPresent()
        ? hidden(above.hidden().get())
        : belowFirst(named.size(), child, Optional.empty());
  }

  /** What is above is not seen; the control group may still tell. */
  private Supervisor hidden(String reason) {
    int between = named.size();
    return unit(Optional.empty())
        .map(unit -> in(between, unit))
        .orElseGet(() -> in(0, new Supervisor(Kind.UNKNOWN, topName(between), 0, reason)));
  }

  /**
   * The child of the first process of the namespace: master or wrapper.
   *
   * @param between how many wrappers stand above the master
   */
  private Supervisor belowFirst(int between, ProcessSample child, Optional<ProcessSample> first) {
    Optional<Supervisor> left =
        between == 0
            ? first(judge -> judge.leftBehind(master, snapshot, owners))
            : Optional.empty();
    if (left.isPresent()) {
      return in(0, left.get());
    }
    Optional<Supervisor> unit = unit(first);
    if (unit.isPresent()) {
      return in(between, unit.get());
    }
    if (Adoption.isProved(child, first)) {
      return doubted(between, nobody("PID 1 adopted it, and it is in no unit"));
    }
    if (first.isEmpty()) {
      return in(0, new Supervisor(Kind.UNKNOWN, topName(between), 0, "PID 1 cannot be seen"));
    }
    return ofFirst(between, child, first.get());
  }

  /** Started by the first process itself, as far as can be told. */
  private Supervisor ofFirst(int between, ProcessSample child, ProcessSample first) {
    Ancestor ancestor = named.get(between);
    AtChildsEnd reaction = FirstProcess.atChildsEnd(first, child, ancestor);
    return switch (reaction) {
      case NOTHING ->
          doubted(
              between, nobody("its parent is PID 1 (%s), in no unit".formatted(ancestor.name())));
      case STARTS_ANOTHER -> in(between, startsAnother(ancestor, first));
      case ENDS_TOO ->
          in(
              between,
              new Supervisor(
                  Kind.CONTAINER,
                  containerName(),
                  ancestor.pid(),
                  "%s is PID 1 of its PID namespace and ends with it".formatted(ancestor.name())));
      case UNKNOWN -> doubted(between, doubtful(ancestor));
    };
  }

  private Optional<Supervisor> unit(Optional<ProcessSample> manager) {
    return first(judge -> judge.service(master, manager, named, container, snapshot, owners));
  }

  private Optional<Supervisor> above(ProcessSample child, ProcessSample ancestor) {
    return first(judge -> judge.above(master, child, ancestor, owners));
  }

  /** What the first judge says that knows the owner. */
  private Optional<Supervisor> first(Function<OwnerJudge, Optional<Supervisor>> question) {
    return judges.stream().map(question).flatMap(Optional::stream).findFirst();
  }

  private static Supervisor startsAnother(Ancestor ancestor, ProcessSample process) {
    List<String> words = process.traits().commandLine();
    String service =
        ancestor.name().equals("pm2") || words.size() != 2
            ? ""
            : " " + ProgramName.fileName(words.get(1));
    return new Supervisor(
            Kind.UNKNOWN,
            ancestor.name() + service,
            ancestor.pid(),
            "%s (%s) starts its child again".formatted(ancestor.name(), ancestor.pid()))
        .doing(Consequence.STARTS_ANOTHER);
  }

  private static Supervisor indifferent(Ancestor ancestor) {
    return new Supervisor(
        Kind.SHELL,
        ancestor.name(),
        ancestor.pid(),
        "%s (%s) goes on when its child ends".formatted(ancestor.name(), ancestor.pid()));
  }

  private static Supervisor nobody(String witness) {
    return new Supervisor(Kind.NONE, "", 0, witness);
  }

  /** Nobody acts, unless one of those between does. */
  private Supervisor doubted(int between, Supervisor calm) {
    for (int i = 0; i < between; i++) {
      if (named.get(i).atChildsEnd() == AtChildsEnd.UNKNOWN) {
        return in(i, doubtful(named.get(i)));
      }
    }
    return in(between, calm);
  }

  private static Supervisor doubtful(Ancestor one) {
    return new Supervisor(
        Kind.UNKNOWN,
        one.name(),
        one.pid(),
        "%s (%s) may end or restart the service".formatted(one.name(), one.pid()));
  }

  private Supervisor in(int between, Supervisor owner) {
    Chain chain = new Chain(named, between);
    boolean calm = owner.consequence() == Consequence.NONE && chain.doubtful().isPresent();
    return owner.in(container, chain).doing(calm ? Consequence.UNKNOWN : owner.consequence());
  }

  private String topName(int between) {
    return between == 0 ? "" : named.get(between - 1).name();
  }

  private String containerName() {
    return container.map(Container::name).orElse("");
  }
}
