package gunitop.process;

import java.util.Optional;
import java.util.Set;

/**
 * What the next snapshot shall look at more closely.
 *
 * @param tracked the PIDs whose files, environment and memory are read, with all their descendants
 * @param variables the environment variables worth reading; no other is kept
 * @param temporaryPrefixes how the names of the deleted files worth reading start
 * @param files paths to read (pidfiles, socket paths)
 * @param memory whether the proportional set size is wanted (a costly file)
 * @param catching empty where every process shall stand in the snapshot; else the rest of the host
 *     is left out: all but those that are tracked, their descendants, ancestors and siblings, the
 *     leaders of their sessions and groups, and whoever has handlers for all these signals, which
 *     takes up to 30 s to be noticed in a process that is older than a minute
 * @param paths of which it is asked whether something lies there; the answer may be two seconds old
 */
public record Focus(
    Set<Integer> tracked,
    Set<String> variables,
    Set<String> temporaryPrefixes,
    Set<String> files,
    boolean memory,
    Optional<SignalSet> catching,
    Set<SeenPath> paths) {

  /** Looks at nothing closely. */
  public static final Focus NOTHING = new Focus(Set.of(), Set.of(), Set.of(), Set.of(), false);

  /** Copies the sets. */
  public Focus {
    tracked = Set.copyOf(tracked);
    variables = Set.copyOf(variables);
    temporaryPrefixes = Set.copyOf(temporaryPrefixes);
    files = Set.copyOf(files);
    paths = Set.copyOf(paths);
  }

  /** One for which every process shall stand in the snapshot. */
  public Focus(
      Set<Integer> tracked,
      Set<String> variables,
      Set<String> temporaryPrefixes,
      Set<String> files,
      boolean memory) {
    this(tracked, variables, temporaryPrefixes, files, memory, Optional.empty(), Set.of());
  }

  /** The same without the rest of the host: see {@link #catching}. */
  public Focus narrowedTo(SignalSet handlers) {
    return new Focus(
        tracked, variables, temporaryPrefixes, files, memory, Optional.of(handlers), paths);
  }

  /** The same, asking what lies at these paths: see {@link #paths}. */
  public Focus asking(Set<SeenPath> wanted) {
    return new Focus(tracked, variables, temporaryPrefixes, files, memory, catching, wanted);
  }
}
