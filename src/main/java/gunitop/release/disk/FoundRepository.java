package gunitop.release.disk;

/**
 * A repository that was found.
 *
 * @param tree its working tree
 * @param gitDirectory what is this working tree's own: {@code HEAD}, {@code logs}
 * @param commonDirectory what it shares with other working trees: refs, objects
 * @param ownerUid who owns the first of them
 */
record FoundRepository(String tree, String gitDirectory, String commonDirectory, int ownerUid) {}
