/**
 * Who is there: the processes of the host, in one table by PID ({@link
 * gunitop.sampling.discovery.KnownProcesses}, the only writer of what is in it), and which of them
 * stand in the snapshot.
 *
 * <p>One rule of age. What a process alone can change (handlers, title, user, open files,
 * heartbeat) is not read again while {@code schedstat} tells that it has not run: it still holds.
 * Everything else of a <em>tracked</em> process is read for each snapshot. Of the others that are
 * shown the stat may be 20 s old where they slept, and title and user 10 s where they ran; a
 * process that is left out is looked at within 30 s.
 *
 * <p>May import {@code process}, {@code kernel}, {@code trust} and {@code sampling.proc}.
 */
package gunitop.sampling.discovery;
