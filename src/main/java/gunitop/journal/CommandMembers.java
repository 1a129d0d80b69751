package gunitop.journal;

import gunitop.process.ProcessId;
import gunitop.process.Signal;
import gunitop.upgrade.Act;
import gunitop.upgrade.Command;
import java.util.Arrays;
import java.util.Optional;

/** A command as members, and back. */
final class CommandMembers {
  private CommandMembers() {}

  /** As it would be typed, what it is, and its target. */
  static Members of(Command command) {
    return Members.NONE
        .with("command", command.text())
        .with("act", act(command.act()))
        .with("target", Optional.of(command.target()));
  }

  private static Members act(Act act) {
    if (act instanceof Act.Send send) {
      return Members.NONE.with("signal", send.signal().name());
    }
    return ((Act.Call) act)
        .accept(
            new Act.Call.Handler<>() {
              @Override
              public Members stop(Act.Stop stop) {
                return Members.NONE
                    .with("call", "stop")
                    .with("words", stop.words())
                    .with("program", stop.program())
                    .with("supervisord", stop.supervisord())
                    .with("deadlineSeconds", stop.deadlineSeconds());
              }

              @Override
              public Members handOver(Act.HandOver handover) {
                return Members.NONE
                    .with("call", "handover")
                    .with("unit", handover.unit())
                    .with("main", Optional.of(handover.main()))
                    .with("opensAccess", handover.opensAccess())
                    .with("script", handover.script());
              }

              @Override
              public Members yield(Act.Yield yield) {
                return Members.NONE
                    .with("call", "yield")
                    .with("supervisord", yield.supervisord())
                    .with("program", yield.program())
                    .with("logs", yield.logs())
                    .with("leadMillis", yield.leadMillis());
              }
            });
  }

  /** The command; empty where the members tell none that is known here. */
  static Optional<Command> command(Members members, String bootId) {
    Optional<Act> act = members.object("act").flatMap(found -> act(found, bootId));
    Optional<ProcessId> target = members.process("target", bootId);
    return act.isPresent() && target.isPresent()
        ? Optional.of(new Command(act.get(), target.get()))
        : Optional.empty();
  }

  private static Optional<Act> act(Members act, String bootId) {
    Optional<Signal> signal =
        act.text("signal")
            .flatMap(
                name ->
                    Arrays.stream(Signal.values())
                        .filter(one -> one.name().equals(name))
                        .findFirst());
    if (signal.isPresent()) {
      return signal.map(Act.Send::new);
    }
    return switch (act.text("call").orElse("")) {
      case "stop" ->
          Optional.of(
              new Act.Stop(
                  act.texts("words"),
                  act.text("program").orElse(""),
                  act.count("supervisord").orElse(0),
                  act.count("deadlineSeconds").orElse(0)));
      case "handover" ->
          act.process("main", bootId)
              .map(
                  main ->
                      new Act.HandOver(
                          act.text("unit").orElse(""),
                          main,
                          act.flag("opensAccess"),
                          act.texts("script")));
      case "yield" ->
          Optional.of(
              new Act.Yield(
                  act.count("supervisord").orElse(0),
                  act.text("program").orElse(""),
                  act.texts("logs"),
                  act.count("leadMillis").orElse(0)));
      default -> Optional.empty();
    };
  }
}
