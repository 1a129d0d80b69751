package gunitop.release.disk;

import gunitop.trust.Budget;
import gunitop.trust.CheckedFile;
import gunitop.trust.Content;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** A pack of git's objects with its index, of version 2 ({@code gitformat-pack(5)}). */
final class Pack implements AutoCloseable {
  private static final int MAGIC = 0xff744f63;
  private static final int VERSION = 2;
  private static final int HEADER = 8;
  private static final int FANOUT = 256 * Integer.BYTES;
  private static final int MOST_DELTAS = 60;
  private static final int COMMIT = 1;
  private static final int OFFSET_DELTA = 6;
  private static final int ID_DELTA = 7;

  private final CheckedFile index;
  private final CheckedFile pack;

  private Pack(CheckedFile index, CheckedFile pack) {
    this.index = index;
    this.pack = pack;
  }

  /** Opens one; empty where it is none, or may not be read. */
  static Optional<Pack> open(SmallFiles files, String path) {
    Optional<CheckedFile> index = files.open(path + ".idx").value();
    Optional<CheckedFile> pack = index.flatMap(unused -> files.open(path + ".pack").value());
    if (index.isPresent() && pack.isEmpty()) {
      index.get().close();
    }
    return pack.map(opened -> new Pack(index.get(), opened));
  }

  /** What a commit holds; empty where it is not in here. */
  Optional<byte[]> commit(String id) {
    return find(HexFormat.of().parseHex(id)).flatMap(offset -> object(offset, id.length() / 2, 0));
  }

  private Optional<byte[]> read(CheckedFile file, long offset, int length) {
    return file.readFrom(offset, length).value().map(Content::bytes);
  }

  private Optional<ByteBuffer> exactly(long offset, int length) {
    return read(index, offset, length)
        .filter(bytes -> bytes.length == length)
        .map(ByteBuffer::wrap);
  }

  /** Where an object begins in the pack. */
  private Optional<Long> find(byte[] id) {
    boolean isKnown =
        exactly(0, HEADER)
            .filter(header -> header.getInt() == MAGIC && header.getInt() == VERSION)
            .isPresent();
    int first = id[0] & 0xFF;
    Optional<ByteBuffer> fanout = isKnown ? exactly(HEADER, FANOUT) : Optional.empty();
    if (fanout.isEmpty()) {
      return Optional.empty();
    }
    long low = first == 0 ? 0 : unsigned(fanout.get().getInt((first - 1) * Integer.BYTES));
    long high = unsigned(fanout.get().getInt(first * Integer.BYTES));
    long count = unsigned(fanout.get().getInt(255 * Integer.BYTES));
    long ids = HEADER + FANOUT;
    while (low < high) {
      long middle = (low + high) >>> 1;
      Optional<ByteBuffer> there = exactly(ids + middle * id.length, id.length);
      if (there.isEmpty()) {
        return Optional.empty();
      }
      int order = Arrays.compareUnsigned(there.get().array(), id);
      if (order == 0) {
        return offset(ids + count * (id.length + Integer.BYTES), middle, count);
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle;
    }
    return Optional.empty();
  }

  /** The offset in the table that begins there; that of a large pack stands in another. */
  private Optional<Long> offset(long table, long number, long count) {
    return exactly(table + number * Integer.BYTES, Integer.BYTES)
        .map(ByteBuffer::getInt)
        .flatMap(
            offset ->
                offset >= 0
                    ? Optional.of((long) offset)
                    : exactly(
                            table
                                + count * Integer.BYTES
                                + (long) (offset & Integer.MAX_VALUE) * Long.BYTES,
                            Long.BYTES)
                        .map(ByteBuffer::getLong));
  }

  /** A commit at an offset, put together from those that it is a change of. */
  private Optional<byte[]> object(long offset, int idLength, int deltas) {
    byte[] entry = read(pack, offset, Budget.COMMIT_BYTES).orElse(new byte[0]);
    if (entry.length < 2 || deltas > MOST_DELTAS || offset <= 0) {
      return Optional.empty();
    }
    int type = entry[0] >> 4 & 7;
    int at = 1;
    while (entry[at - 1] < 0 && at < entry.length) {
      at++;
    }
    if (type == COMMIT) {
      return Inflated.of(entry, at);
    }
    if (type == OFFSET_DELTA) {
      long back = 0;
      for (int first = at; at < entry.length; at++) {
        back = (at == first ? 0 : back + 1) << 7 | entry[at] & 0x7F;
        if (entry[at] >= 0 || back > offset) {
          break;
        }
      }
      return changed(object(offset - back, idLength, deltas + 1), entry, at + 1);
    }
    if (type == ID_DELTA && at + idLength < entry.length) {
      byte[] id = Arrays.copyOfRange(entry, at, at + idLength);
      return changed(
          find(id).flatMap(base -> object(base, idLength, deltas + 1)), entry, at + idLength);
    }
    return Optional.empty();
  }

  private static Optional<byte[]> changed(Optional<byte[]> base, byte[] entry, int at) {
    return base.flatMap(
        before ->
            at < entry.length
                ? Inflated.of(entry, at).flatMap(delta -> Delta.apply(before, delta))
                : Optional.empty());
  }

  private static long unsigned(int value) {
    return Integer.toUnsignedLong(value);
  }

  @Override
  public void close() {
    index.close();
    pack.close();
  }
}
