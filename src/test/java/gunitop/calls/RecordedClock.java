package gunitop.calls;

import gunitop.kernel.RecordedKernel;
import gunitop.process.Host;
import gunitop.sampling.proc.Moment;
import gunitop.sampling.proc.ProcFs;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;

/** The clocks of a recorded host: they stand still but for what is waited. */
final class RecordedClock {
  private final RecordedKernel kernel;
  private long waitedNanos;

  RecordedClock(RecordedKernel kernel) {
    this.kernel = kernel;
  }

  void waits(long nanos) {
    waitedNanos += nanos;
  }

  long nanos() {
    return Long.parseLong(kernel.host("monotonicNanos")) + waitedNanos;
  }

  Instant time() {
    return Instant.parse(kernel.host("time")).plusNanos(waitedNanos);
  }

  /** What reads the host, by these clocks in place of ours. */
  ProcFs of(ProcFs live) {
    return (ProcFs)
        Proxy.newProxyInstance(
            ProcFs.class.getClassLoader(),
            new Class<?>[] {ProcFs.class},
            (proxy, method, arguments) -> {
              try {
                Object answer = method.invoke(live, arguments);
                return answer instanceof Moment moment ? recorded(moment.host()) : answer;
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
  }

  private Moment recorded(Host host) {
    Host booted =
        new Host(
            host.name(),
            host.bootId(),
            host.ticksPerSecond(),
            host.processors(),
            Long.parseLong(kernel.host("bootMonotonicNanos")),
            host.pinning(),
            host.hidden());
    return new Moment(time(), nanos(), booted);
  }
}
