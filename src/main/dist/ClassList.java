import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import jdk.internal.org.objectweb.asm.ClassReader;
import jdk.internal.org.objectweb.asm.ClassVisitor;
import jdk.internal.org.objectweb.asm.Handle;
import jdk.internal.org.objectweb.asm.MethodVisitor;
import jdk.internal.org.objectweb.asm.Opcodes;

/**
 * Writes the list from which the class-data archive is made: the JDK's and the libraries' classes
 * that a run was seen to load (a file), then every class and every lambda of gunitop's own (from
 * the jar). No run has a part in it, so the same jar gives the same list.
 *
 * <p>The form of a lambda's line is that of JDK 17's {@code -XX:DumpLoadedClassList}.
 */
final class ClassList {
  private static final List<String> KINDS =
      List.of(
          "",
          "REF_getField",
          "REF_getStatic",
          "REF_putField",
          "REF_putStatic",
          "REF_invokeVirtual",
          "REF_invokeStatic",
          "REF_invokeSpecial",
          "REF_newInvokeSpecial",
          "REF_invokeInterface");

  private ClassList() {}

  /** Arguments: the file, the jar, and where to write the list. */
  public static void main(String[] arguments) throws IOException {
    TreeSet<String> lines = new TreeSet<>();
    try (ZipFile jar = new ZipFile(arguments[1])) {
      for (ZipEntry entry : jar.stream().collect(Collectors.toList())) {
        if (entry.getName().matches("gunitop/.*(?<!-info)\\.class")) {
          lines.add(entry.getName().replace(".class", ""));
          lines.addAll(lambdas(jar, entry));
        }
      }
    }
    Files.writeString(
        Path.of(arguments[2]),
        Stream.concat(
                Files.readAllLines(Path.of(arguments[0])).stream(),
                Stream.concat(
                    lines.stream().filter(line -> !line.startsWith("@")),
                    lines.stream().filter(line -> line.startsWith("@"))))
            .collect(Collectors.joining("\n", "", "\n")),
        UTF_8);
  }

  private static TreeSet<String> lambdas(ZipFile jar, ZipEntry entry) {
    TreeSet<String> lines = new TreeSet<>();
    try (InputStream in = jar.getInputStream(entry)) {
      ClassReader reader = new ClassReader(in.readAllBytes());
      reader.accept(
          new ClassVisitor(Opcodes.ASM8) {
            /** As the ASM within JDK 17 calls it; the one above would refuse a sealed type. */
            @Override
            @Deprecated
            public void visitPermittedSubclassExperimental(String name) {}

            @Override
            public MethodVisitor visitMethod(
                int access, String name, String type, String signature, String[] exceptions) {
              return new MethodVisitor(Opcodes.ASM8) {
                @Override
                public void visitInvokeDynamicInsn(
                    String called, String callType, Handle bootstrap, Object... given) {
                  if (bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory")
                      && bootstrap.getName().equals("metafactory")) {
                    lines.add(line(reader.getClassName(), called, callType, given));
                  }
                }
              };
            }
          },
          ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  private static String line(String owner, String called, String callType, Object... given) {
    Handle target = (Handle) given[1];
    return String.join(
        " ",
        "@lambda-proxy",
        owner,
        called,
        callType,
        given[0].toString(),
        KINDS.get(target.getTag()),
        target.getOwner(),
        target.getName(),
        target.getDesc(),
        given[2].toString());
  }
}
