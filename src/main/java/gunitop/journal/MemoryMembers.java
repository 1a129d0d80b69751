package gunitop.journal;

import gunitop.gunicorn.Departed;
import gunitop.gunicorn.GenerationRole;
import gunitop.gunicorn.MasterMemory;
import gunitop.gunicorn.WinchEffect;
import gunitop.process.ExitStatus;
import gunitop.process.Reading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What was learnt of masters as members, and back. */
final class MemoryMembers {
  private MemoryMembers() {}

  static Members of(MasterMemory memory) {
    return Members.NONE
        .with("master", Optional.of(memory.master()))
        .with("steadyCount", memory.steadyCount())
        .with("inheritedCount", memory.inheritedCount())
        .with("reduced", memory.reduced())
        .with("reloaded", memory.reloaded())
        .with("dismissed", memory.dismissed())
        .with("winch", memory.winch().name())
        .with("launch", withoutVariables(memory.launch()))
        .with("launchIsAll", memory.launchIsAll())
        .with("parent", memory.parent());
  }

  /** What sets a variable of the environment may be a secret. */
  private static List<String> withoutVariables(List<String> launch) {
    List<String> words = new ArrayList<>(launch);
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean follows = word.equals("-e") || word.equals("--env");
      if (follows && i + 1 < words.size()) {
        words.set(i + 1, "***");
      } else if (word.startsWith("--env=")) {
        words.set(i, "--env=***");
      } else if (word.startsWith("-e") && word.length() > 2) {
        words.set(i, "-e***");
      }
    }
    return words;
  }

  static Optional<MasterMemory> memory(Members members, String bootId) {
    return members
        .process("master", bootId)
        .map(
            master ->
                new MasterMemory(
                    master,
                    members.count("steadyCount"),
                    members.count("inheritedCount"),
                    members.flag("reduced"),
                    members.flag("reloaded"),
                    members.flag("dismissed"),
                    Arrays.stream(WinchEffect.values())
                        .filter(one -> one.name().equals(members.text("winch").orElse("")))
                        .findFirst()
                        .orElse(WinchEffect.UNSEEN),
                    members.texts("launch"),
                    members.flag("launchIsAll"),
                    members.process("parent", bootId)));
  }

  static Members of(Departed departed) {
    Members members =
        Members.NONE
            .with("master", Optional.of(departed.master()))
            .with("role", departed.role().name())
            .with("parent", departed.parent())
            .with("oldWorkers", departed.oldWorkers())
            .with("relatives", departed.relatives())
            .with("goneNanos", departed.goneNanos())
            .with("livedSeconds", departed.livedSeconds())
            .with("dismissed", departed.dismissed())
            .with("hadClosed", departed.hadClosed())
            .with("knownNanos", departed.knownNanos());
    ExitStatus exit = departed.exit().orElse(null);
    if (exit instanceof ExitStatus.Exited exited) {
      return members.with("exitCode", exited.code());
    }
    return exit instanceof ExitStatus.Killed killed
        ? members.with("signal", killed.signal())
        : members;
  }

  static Optional<Departed> departed(Members members, String bootId) {
    GenerationRole role =
        members.text("role").orElse("").equals(GenerationRole.NEW.name())
            ? GenerationRole.NEW
            : GenerationRole.OLD;
    return members
        .process("master", bootId)
        .map(
            master ->
                new Departed(
                    master,
                    role,
                    members.process("parent", bootId),
                    Set.copyOf(members.processes("oldWorkers", bootId)),
                    Set.copyOf(members.processes("relatives", bootId)),
                    members.number("goneNanos").orElse(0),
                    members.values().get("livedSeconds") instanceof Double lived ? lived : 0,
                    members.flag("dismissed"),
                    members.flag("hadClosed"),
                    exit(members),
                    members.number("knownNanos").orElse(0)));
  }

  private static Reading<ExitStatus> exit(Members members) {
    Reading<Integer> code = members.count("exitCode");
    Reading<Integer> signal = members.count("signal");
    return code.isKnown()
        ? Reading.known(new ExitStatus.Exited(code.get()))
        : signal.map(ExitStatus.Killed::new);
  }
}
