package gunitop.sampling.proc;

import gunitop.process.StandardStreams;
import java.util.List;
import java.util.Set;

/**
 * What the links of a process's descriptors say, sorted; holds as long as they say the same.
 *
 * @param links what they say
 * @param prefixes how the names of temporary files begin
 * @param sockets the inodes of its sockets; the same set as long as they are the same
 * @param temporary the descriptors of its temporary files, ascending
 * @param logs the paths of its logs
 * @param streams what its first three descriptors are
 * @param settled whether all that had to be asked for that was answered
 */
public record SortedLinks(
    OpenLinks links,
    Set<String> prefixes,
    Set<Long> sockets,
    List<Integer> temporary,
    List<String> logs,
    StandardStreams streams,
    boolean settled) {}
