package gunitop.owner.systemd;

import gunitop.gunicorn.Ancestor;
import gunitop.gunicorn.Consequence;
import gunitop.gunicorn.Container;
import gunitop.gunicorn.Inits;
import gunitop.gunicorn.OwnerFacts;
import gunitop.gunicorn.Supervisor;
import gunitop.gunicorn.UnitFacts;
import gunitop.ownership.OwnerJudge;
import gunitop.process.ProcessSample;
import gunitop.process.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges by the control group in which service of systemd's a master runs. */
final class UnitJudge implements OwnerJudge {
  private static final String SYSTEMD_ITSELF = "/init.scope";

  /** Their main process starts what people ask for, and watches none of it. */
  private static final Set<String> INDIFFERENT =
      Set.of(
          "cron.service",
          "crond.service",
          "cronie.service",
          "atd.service",
          "ssh.service",
          "sshd.service");

  /**
   * The unit of a master.
   *
   * @param manager the systemd that the chain led to, or whoever is the first process; empty where
   *     that is not seen
   * @param named who stands above the master
   */
  @Override
  public Optional<Supervisor> service(
      ProcessSample master,
      Optional<ProcessSample> manager,
      List<Ancestor> named,
      Optional<Container> container,
      Snapshot snapshot,
      OwnerFacts owners) {
    boolean anotherRules = manager.filter(one -> !Inits.isSystemd(one)).isPresent();
    if (anotherRules || container.isPresent() && manager.isEmpty()) {
      // The service is one of our systemd's and holds the whole container.
      return Optional.empty();
    }
    String path = below(container, master, snapshot);
    return UnitPath.of(path)
        .map(unit -> supervisor(unit, master, manager, named, container, snapshot, owners));
  }

  private static Supervisor supervisor(
      UnitPath unit,
      ProcessSample master,
      Optional<ProcessSample> manager,
      List<Ancestor> named,
      Optional<Container> container,
      Snapshot snapshot,
      OwnerFacts owners) {
    Supervisor supervisor =
        new Supervisor(
            Supervisor.Kind.SYSTEMD,
            unit.name(),
            manager.map(ProcessSample::pid).orElse(0),
            "its control group is " + (unit.ofUser() ? "a user's " : "") + unit.name());
    if (unit.ofUser()) {
      return supervisor.ofAUser();
    }
    return container.isPresent()
        ? supervisor
        : owners
            .unit(unit.name())
            .map(facts -> supervisor.doing(consequence(unit, facts, master, named, snapshot)))
            .orElse(supervisor);
  }

  /**
   * What systemd does when the master exits: {@code systemd.service(5)}, {@code systemd.kill(5)}.
   * Only the end of the main process counts. A master that ends by TERM exits with code 0.
   */
  private static Consequence consequence(
      UnitPath path,
      UnitFacts unit,
      ProcessSample master,
      List<Ancestor> named,
      Snapshot snapshot) {
    int main = unit.mainPid();
    boolean ours =
        main == master.pid() || named.stream().anyMatch(ancestor -> ancestor.pid() == main);
    if (!ours) {
      boolean handedOver =
          snapshot.process(main).filter(one -> one.stat().parent() == master.pid()).isPresent();
      return main == 0 || handedOver || INDIFFERENT.contains(path.name())
          ? Consequence.NONE
          : Consequence.UNKNOWN;
    }
    boolean spares = unit.killMode().equals("process") || unit.killMode().equals("none");
    boolean restarts = unit.restart().equals("always") || unit.restart().equals("on-success");
    if (!spares) {
      return Consequence.ENDS_NEW;
    }
    return restarts ? Consequence.STARTS_ANOTHER : Consequence.NONE;
  }

  /** The path in the systemd that rules here: a container's puts itself into init.scope. */
  private static String below(
      Optional<Container> container, ProcessSample master, Snapshot snapshot) {
    String whole = master.traits().controlGroup().orElse("");
    String above =
        container
            .flatMap(one -> snapshot.process(one.init()))
            .map(init -> init.traits().controlGroup().orElse(""))
            .filter(path -> path.endsWith(SYSTEMD_ITSELF))
            .map(path -> path.substring(0, path.length() - SYSTEMD_ITSELF.length()))
            .orElse("");
    return whole.startsWith(above) ? whole.substring(above.length()) : whole;
  }
}
