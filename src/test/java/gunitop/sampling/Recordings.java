package gunitop.sampling;

import gunitop.process.Focus;
import gunitop.process.ProcessSample;
import gunitop.process.Snapshot;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The recordings in the test resources. */
final class Recordings {

  private Recordings() {}

  static Path scenario(String name) {
    return Path.of("src/test/resources/proc", name);
  }

  /** A recording, every process of it tracked but the first. */
  static Snapshot look(String name) {
    Path scenario = scenario(name);
    try (Sampler sampler = RecordedSampler.replaying(scenario)) {
      Set<Integer> all =
          sampler.sample(Focus.NOTHING).oldestFirst().stream()
              .map(ProcessSample::pid)
              .filter(pid -> pid != 1)
              .collect(Collectors.toSet());
      Integer[] pids = all.toArray(Integer[]::new);
      Focus focus = focusOn(Arrays.stream(pids).mapToInt(Integer::intValue).toArray());
      // One more for the memory of those beyond the first few.
      sampler.sample(focus);
      sampler.sample(focus);
      return sampler.sample(focus);
    }
  }

  static Focus focusOn(int... pids) {
    return new Focus(
        Arrays.stream(pids).boxed().collect(Collectors.toSet()),
        Set.of("GUNICORN_FD"),
        Set.of("wgunicorn-"),
        Set.of("/srv/frappe/frappe.pid", "/srv/frappe/crm.sock", "/srv/frappe/none"),
        true);
  }
}
