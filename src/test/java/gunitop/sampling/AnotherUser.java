package gunitop.sampling;

import static gunitop.testkit.Orders.order;

import gunitop.process.ProcessSample;
import gunitop.process.SendResult;
import gunitop.process.Signal;
import gunitop.process.Snapshot;
import gunitop.signalling.PidfdSender;
import gunitop.testkit.ChildOutput;
import gunitop.testkit.JavaProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program run as another user: prints what it sees of a process, and what TERM to it does. */
final class AnotherUser {

  private AnotherUser() {}

  /** Its argument is a PID. */
  public static void main(String[] arguments) {
    int pid = Integer.parseInt(arguments[0]);
    try (Sampler sampler = ProcSampler.ofThisHost()) {
      Snapshot snapshot = sampler.sample(Recordings.focusOn(pid));
      ProcessSample sample = snapshot.process(pid).orElseThrow();
      System.out.println("owner " + sample.traits().owner());
      System.out.println("caught " + sample.traits().caught().isKnown());
      System.out.println("layout denied " + sample.stat().layout().isDenied());
      System.out.println("files denied " + sample.files().isDenied());
      System.out.println("environment denied " + sample.traits().environment().isDenied());
      System.out.println("memory denied " + sample.pssBytes().isDenied());
      SendResult result = new PidfdSender().send(order(Signal.TERM, sample.id()));
      System.out.println("sent " + result);
    }
  }

  /** What it prints as the user nobody, who may read our class path and nothing else of ours. */
  static List<String> look(int pid, Path home) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
    command.addAll(List.of("--inh-caps=-all,+dac_read_search", "--ambient-caps=+dac_read_search"));
    command.addAll(JavaProgram.of(AnotherUser.class, "-Djna.tmpdir=" + home));
    command.add(Integer.toString(pid));
    return ChildOutput.lines(command);
  }
}
