package gunitop.supervision.supervisord;

import gunitop.process.CallResult;
import gunitop.process.ProcessSample;
import gunitop.supervision.PinnedProcess;
import gunitop.supervision.ProgramCall;
import gunitop.trust.Checked;
import gunitop.trust.CheckedFile;
import gunitop.trust.TrustedProgram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code supervisorctl} on behalf of one supervisord of root's or ours. It is never given the
 * configuration of supervisord, which may name code to load, but a file of our own in memory that
 * holds the address alone. Blocks.
 */
final class Supervisorctl implements AutoCloseable {
  private final TrustedProgram program;
  private final CheckedFile address;

  private Supervisorctl(TrustedProgram program, CheckedFile address) {
    this.program = program;
    this.address = address;
  }

  /** Makes it ready; why not, where somebody else would have a say in what it does. */
  static Checked<Supervisorctl> of(ProcessSample supervisord, ControlAddress address) {
    Optional<String> objection =
        PinnedProcess.objection(supervisord.id())
            .or(() -> address.server().objection(supervisord.pid()));
    if (objection.isPresent()) {
      return new Checked.Refused<>(objection.get());
    }
    return TrustedProgram.firstOf(places(supervisord))
        .then(
            program -> {
              Checked<CheckedFile> file = CheckedFile.inMemory(address.clientFile());
              if (file.value().isEmpty()) {
                program.close();
              }
              return file.then(open -> new Checked.Good<>(new Supervisorctl(program, open)));
            });
  }

  /** Beside supervisord itself, else where it usually lies. */
  private static List<String> places(ProcessSample supervisord) {
    List<String> places = new ArrayList<>();
    SupervisordFiles.program(supervisord.traits().commandLine())
        .ifPresent(path -> places.add(HostPath.resolved(path, "../supervisorctl")));
    places.add("/usr/bin/supervisorctl");
    places.add("/usr/local/bin/supervisorctl");
    return places;
  }

  /** Runs one of its commands. */
  CallResult run(Duration deadline, String... command) {
    List<String> arguments = new ArrayList<>(List.of("-c", address.descriptorPath()));
    arguments.addAll(List.of(command));
    return ProgramCall.result(program.run(arguments, deadline), deadline);
  }

  @Override
  public void close() {
    program.close();
    address.close();
  }
}
