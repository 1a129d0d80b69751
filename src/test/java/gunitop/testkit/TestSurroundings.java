package gunitop.testkit;

import static gunitop.testkit.ProcessFixture.process;

import gunitop.process.ProcessSample;
import java.util.List;

/** What else runs on a host. */
public final class TestSurroundings {
  /** The PID of supervisord. */
  public static final int SUPERVISORD = 812;

  private TestSurroundings() {}

  /** PID 1, supervisord, a shell and a database. */
  public static List<ProcessSample> processes() {
    double up = 864_000;
    return List.of(
        process(1).childOf(0).age(up).owner(0, "root").command("/sbin/init").sample(),
        process(SUPERVISORD)
            .age(up - 20)
            .owner(0, "root")
            .command("/usr/bin/python3", "/usr/bin/supervisord", "-n")
            .sample(),
        process(655)
            .age(up - 30)
            .owner(107, "postgres")
            .cpuTicks(812_345)
            .resident(312)
            .command("/usr/lib/postgresql/15/bin/postgres", "-D", "/var/lib/postgresql/15/main")
            .sample(),
        process(3100).age(5000).owner(0, "root").command("sshd: ana [priv]").sample(),
        process(3122).childOf(3100).age(4990).owner(1002, "ana").command("-bash").sample());
  }
}
