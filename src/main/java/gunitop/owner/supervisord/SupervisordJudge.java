package gunitop.owner.supervisord;

import gunitop.gunicorn.Consequence;
import gunitop.gunicorn.Inits;
import gunitop.gunicorn.LaunchLine;
import gunitop.gunicorn.OwnerFacts;
import gunitop.gunicorn.ProgramStatus;
import gunitop.gunicorn.Supervisor;
import gunitop.gunicorn.SupervisordFacts;
import gunitop.gunicorn.Variables;
import gunitop.ownership.OwnerJudge;
import gunitop.process.ProcessOrder;
import gunitop.process.ProcessSample;
import gunitop.process.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges whether a supervisord started a master or an ancestor of it, and as which program. */
final class SupervisordJudge implements OwnerJudge {

  /**
   * An ancestor of a master, where it is a supervisord that did not merely adopt its child as PID
   * 1.
   *
   * @param child its child: the master, or what stands between
   */
  @Override
  public Optional<Supervisor> above(
      ProcessSample master, ProcessSample child, ProcessSample ancestor, OwnerFacts owners) {
    if (!isSupervisord(ancestor) || Inits.isFirst(ancestor) && !leadsItsGroup(child)) {
      return Optional.empty();
    }
    SupervisordFacts facts = owners.supervisord(ancestor.pid());
    String name = programName(master, child.pid(), facts);
    return Optional.of(
        new Supervisor(
                Supervisor.Kind.SUPERVISORD,
                name,
                ancestor.pid(),
                "%s of %s, %s, is supervisord"
                    .formatted(
                        child == master ? "the parent" : "an ancestor",
                        master.pid(),
                        ancestor.pid()))
            .doing(
                facts
                    .settings(name)
                    .map(
                        known ->
                            known.restartsAfterTerm()
                                ? Consequence.STARTS_ANOTHER
                                : Consequence.NONE)
                    .orElse(Consequence.UNKNOWN)));
  }

  /**
   * A NEW master that outlived the OLD one under supervisord: PID 1 has adopted it, and it is still
   * in the session that supervisord's children share, while supervisord's own children each lead a
   * process group ({@code supervisor/process.py _prepare_child_fds: setpgrp}). Where the session
   * has no number here, because it lies outside this PID namespace, the environment tells, as long
   * as there is but one supervisord that it can mean.
   */
  @Override
  public Optional<Supervisor> leftBehind(
      ProcessSample master, Snapshot snapshot, OwnerFacts owners) {
    int session = master.stat().session();
    List<ProcessSample> candidates = new ArrayList<>();
    for (ProcessSample one : snapshot.processes().values()) {
      if (one.stat().session() == session
          && master.stat().processGroup() != 0
          && isSupervisord(one)) {
        candidates.add(one);
      }
    }
    candidates.sort(ProcessOrder.OLDEST_FIRST);
    boolean named = Variables.value(master, Variables.SUPERVISOR_PROGRAM).isPresent();
    if (candidates.isEmpty() || session == 0 && !(named && candidates.size() == 1)) {
      return Optional.empty();
    }
    ProcessSample one = candidates.get(0);
    return Optional.of(
        Supervisor.former(
            formerName(master, one, snapshot, owners.supervisord(one.pid())),
            one.pid(),
            "supervisord %s started its forebear (%s) and does not know it"
                .formatted(one.pid(), session == 0 ? "by its environment" : "same session")));
  }

  private static String formerName(
      ProcessSample master, ProcessSample supervisord, Snapshot snapshot, SupervisordFacts facts) {
    String own = programName(master, master.pid(), facts);
    if (!own.isEmpty()) {
      return own;
    }
    return snapshot.childrenOf(supervisord.pid()).stream()
        .filter(child -> LaunchLine.namesGunicorn(child.traits().commandLine()))
        .map(child -> programName(child, child.pid(), facts))
        .filter(name -> !name.isEmpty())
        .findFirst()
        .or(facts::onlyGunicorn)
        .orElse("");
  }

  private static boolean isSupervisord(ProcessSample process) {
    // Asked of every process of the host, once for each application: nothing is made here.
    if (process.stat().name().equals("supervisord")) {
      return true;
    }
    List<String> words = process.traits().commandLine();
    for (int i = 0; i < Math.min(3, words.size()); i++) {
      String word = words.get(i);
      if (word.endsWith("supervisord") && word.lastIndexOf('/') == word.length() - 12) {
        return true;
      }
    }
    return false;
  }

  /** As each of supervisord's own children does; NEW is in the group of OLD. */
  private static boolean leadsItsGroup(ProcessSample master) {
    return master.stat().processGroup() == master.pid();
  }

  /**
   * By the PID in supervisord's own list, else by the environment where it is readable, else as the
   * only program of the configuration that runs Gunicorn where there is no list.
   */
  private static String programName(ProcessSample master, int child, SupervisordFacts facts) {
    return facts
        .withPid(child)
        .map(ProgramStatus::name)
        .or(() -> Optional.of(programInEnvironment(master)).filter(name -> !name.isEmpty()))
        .or(() -> facts.programs().isEmpty() ? facts.onlyGunicorn() : Optional.empty())
        .orElse("");
  }

  private static String programInEnvironment(ProcessSample master) {
    String program = Variables.value(master, Variables.SUPERVISOR_PROGRAM).orElse("");
    String group = Variables.value(master, Variables.SUPERVISOR_GROUP).orElse("");
    return group.isEmpty() || group.equals(program) ? program : group + ":" + program;
  }
}
