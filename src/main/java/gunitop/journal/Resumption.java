package gunitop.journal;

import gunitop.gunicorn.Departed;
import gunitop.gunicorn.MasterMemory;
import gunitop.gunicorn.Memory;
import gunitop.process.ProcessId;
import gunitop.upgrade.Command;
import gunitop.upgrade.Finding;
import gunitop.upgrade.Observation;
import gunitop.upgrade.Stage;
import gunitop.upgrade.course.FinishedStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a later run can go on from.
 *
 * @param file the name of the course's file
 * @param masters every master that it has told of
 * @param timeline the timeline as it stood last
 * @param written the same without what follows from other lines alone
 * @param awaited the step that was waited for
 * @param unanswered what was about to be sent, and of which nobody wrote whether it was
 * @param finished how the steps ended, oldest first
 * @param memory what was learnt of the masters
 * @param stage where the upgrade stood
 * @param findings what there was to know; without remedies
 * @param there the masters that were there then
 * @param last when the last line was written
 * @param writer who wrote last, e.g. {@code root on pts/3}; empty where nobody said
 * @param isOver whether the course has ended
 */
public record Resumption(
    String file,
    Set<ProcessId> masters,
    List<Observation> timeline,
    List<Observation> written,
    Optional<AwaitedStep> awaited,
    Optional<Command> unanswered,
    List<FinishedStep> finished,
    Memory memory,
    Optional<Stage> stage,
    List<Finding> findings,
    List<ProcessId> there,
    Instant last,
    String writer,
    boolean isOver) {

  /** Copies the collections. */
  public Resumption {
    masters = Set.copyOf(masters);
    timeline = List.copyOf(timeline);
    written = List.copyOf(written);
    finished = List.copyOf(finished);
    findings = List.copyOf(findings);
    there = List.copyOf(there);
  }

  /**
   * What the lines of a file come to, in their order; empty where they tell of no course.
   *
   * @param us the person who reads ({@link Writer#person}): what another has sent is told so
   */
  public static Optional<Resumption> of(String file, List<Entry> entries, String us) {
    Optional<Entry> course =
        entries.stream().filter(one -> one.kind() == Entry.Kind.COURSE).findFirst();
    return course.map(
        begin -> new Reader(begin.members().text("bootId").orElse(""), us).read(file, entries));
  }

  /** Folds the lines. */
  private static final class Reader {
    private final String bootId;
    private final String us;
    private final Set<ProcessId> masters = new LinkedHashSet<>();
    private final List<Observation> timeline = new ArrayList<>();
    private final List<FinishedStep> finished = new ArrayList<>();
    private final Map<ProcessId, MasterMemory> memories = new LinkedHashMap<>();
    private final Map<ProcessId, Departed> departed = new LinkedHashMap<>();
    private Optional<AwaitedStep> awaited = Optional.empty();
    private Optional<Command> unanswered = Optional.empty();
    private final List<Finding> findings = new ArrayList<>();
    private Optional<Stage> stage = Optional.empty();
    private List<ProcessId> there = List.of();
    private String writer = "";
    private String person = "";

    /** What the timeline says next, where the program did not end before. */
    private final List<Observation> untold = new ArrayList<>();

    private boolean isOver;

    Reader(String bootId, String us) {
      this.bootId = bootId;
      this.us = us;
    }

    Resumption read(String file, List<Entry> entries) {
      entries.forEach(this::take);
      masters.addAll(memories.keySet());
      masters.addAll(departed.keySet());
      return new Resumption(
          file,
          masters,
          whole(),
          timeline,
          awaited,
          unanswered,
          finished,
          new Memory(List.copyOf(memories.values()), List.copyOf(departed.values())),
          stage,
          findings,
          there,
          entries.get(entries.size() - 1).time(),
          writer,
          isOver);
    }

    /** It was sent, and the line that says so in the timeline may be missing. */
    private void answered(Entry entry) {
      Optional<Command> command = CommandMembers.command(entry.members(), bootId);
      unanswered = Optional.empty();
      if (command.isPresent() && entry.members().flag("sent")) {
        untold.add(
            new Observation(
                entry.time(),
                Observation.Source.YOU,
                command.get().text(),
                Set.of(command.get().target())));
        awaited =
            awaited.map(
                one ->
                    one.command().equals(command.get()) && one.sentAt().isEmpty()
                        ? one.sentAt(entry.time())
                        : one);
      }
    }

    private List<Observation> whole() {
      List<Observation> all = new ArrayList<>(timeline);
      all.addAll(untold);
      return all;
    }

    private void ended(FinishedStep step) {
      finished.add(step);
      untold.add(
          new Observation(
              step.time(),
              step.held() ? Observation.Source.HELD : Observation.Source.FAILED,
              step.step() + ": " + step.text(),
              step.track().masters()));
    }

    private void take(Entry entry) {
      Members members = entry.members();
      switch (entry.kind()) {
        case COURSE -> masters.addAll(members.processes("masters", bootId));
        case COMMAND -> unanswered = CommandMembers.command(members, bootId);
        case RESULT -> answered(entry);
        case AWAITED -> awaited = AwaitedStep.read(members, bootId);
        case DROPPED -> awaited = Optional.empty();
        case FINISHED -> {
          StepMembers.finished(members, bootId).ifPresent(this::ended);
          awaited = Optional.empty();
        }
        case OBSERVATION -> {
          TimelineChange.add(timeline, entry, bootId, person.equals(us) ? "" : person);
          String source = members.text("source").orElse("");
          untold.removeIf(one -> one.source().name().equals(source));
        }
        case STAGE -> {
          stage = StageMembers.stage(members);
          there = StageMembers.masters(members, bootId);
          masters.addAll(there);
        }
        case MASTER ->
            MemoryMembers.memory(members, bootId)
                .ifPresent(memory -> memories.put(memory.master(), memory));
        case DEPARTED ->
            MemoryMembers.departed(members, bootId)
                .ifPresent(one -> departed.put(one.master(), one));
        case END -> isOver = true;
        case SESSION -> {
          writer = Writer.of(members);
          person = Writer.person(members);
        }
        case FINDING -> FindingChange.take(findings, members);
        case APPLICATION, KEY -> {}
      }
    }
  }
}
