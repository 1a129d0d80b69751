package gunitop.process;

import java.util.Set;

/**
 * What the next snapshot shall look at more closely.
 *
 * @param tracked the PIDs whose files, environment and memory are read, with all their descendants
 * @param variables the environment variables worth reading; no other is kept
 * @param temporaryPrefixes how the names of the deleted files worth reading start
 * @param files paths to read (pidfiles, socket paths)
 * @param memory whether the proportional set size is wanted (a costly file)
 */
public record Focus(
    Set<Integer> tracked,
    Set<String> variables,
    Set<String> temporaryPrefixes,
    Set<String> files,
    boolean memory) {

  /** Looks at nothing closely. */
  public static final Focus NOTHING = new Focus(Set.of(), Set.of(), Set.of(), Set.of(), false);

  /** Copies the sets. */
  public Focus {
    tracked = Set.copyOf(tracked);
    variables = Set.copyOf(variables);
    temporaryPrefixes = Set.copyOf(temporaryPrefixes);
    files = Set.copyOf(files);
  }
}
