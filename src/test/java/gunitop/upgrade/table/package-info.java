/**
 * Every stage, with every owner, way of loading, key and gate, drawn process by process and written
 * down as a table that a person has read: {@code src/test/resources/table}. A {@link
 * gunitop.upgrade.table.Moment} is what stands between OLD and NEW, an {@link
 * gunitop.upgrade.table.Owning} who stands above OLD; a new one of either is a row or a section
 * more.
 */
package gunitop.upgrade.table;
