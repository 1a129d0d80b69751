package gunitop.sampling;

import gunitop.kernel.Answer;
import gunitop.kernel.KernelFiles;
import gunitop.kernel.StatFields;
import gunitop.process.Inspection;
import gunitop.process.Listing;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import gunitop.sampling.proc.LiveProcFs;
import gunitop.sampling.proc.NulSeparated;
import gunitop.trust.Budget;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code /proc/PID/environ} and {@code /proc/PID/fd}: both open to the process' own user and
 * to root alone (proc(5)). Opens none of the files that it names. For one thread at a time.
 */
public final class ProcessInspector implements ProcessSource {
  private final KernelFiles files = new KernelFiles();
  private final StatFields fields = new StatFields();

  @Override
  public Reading<Listing> read(ProcessId process, Inspection what) {
    Reading<Listing> listing =
        switch (what) {
          case FILES -> descriptors(process.pid());
          case ENVIRONMENT -> environment(process.pid());
        };
    // The PID may have passed to another process before or while it was read.
    return isStill(process) ? listing : Reading.notRead();
  }

  private boolean isStill(ProcessId process) {
    Answer<byte[]> stat = files.load("/proc/" + process.pid() + "/stat", StatFields.LINE_BYTES);
    return stat.isPresent()
        && fields.parse(stat.get(), stat.get().length)
        && fields.startTicks() == process.startTicks();
  }

  private Reading<Listing> environment(int pid) {
    int most = Budget.ENVIRONMENT_BYTES;
    return LiveProcFs.reading(files.load("/proc/" + pid + "/environ", most + 1))
        .map(content -> variables(content, most));
  }

  private static Listing variables(byte[] content, int most) {
    boolean whole = content.length <= most;
    List<String> lines = new ArrayList<>();
    for (String line : NulSeparated.strings(content)) {
      whole &= line.length() <= Budget.TITLE_BYTES;
      lines.add(line.substring(0, Math.min(line.length(), Budget.TITLE_BYTES)));
    }
    return new Listing(lines, whole);
  }

  private Reading<Listing> descriptors(int pid) {
    int most = Budget.DESCRIPTORS;
    String folder = "/proc/" + pid + "/fd";
    return LiveProcFs.reading(files.numbersIn(folder, most + 1))
        .map(
            numbers -> {
              List<String> lines = new ArrayList<>();
              for (int i = 0; i < Math.min(numbers.length, most); i++) {
                Answer<String> link = files.readLink(folder + "/" + numbers[i]);
                if (link.isPresent()) {
                  lines.add(numbers[i] + " " + link.get());
                }
              }
              return new Listing(lines, numbers.length <= most);
            });
  }
}
