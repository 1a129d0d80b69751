import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.internal.org.objectweb.asm.ClassReader;
import jdk.internal.org.objectweb.asm.ClassVisitor;
import jdk.internal.org.objectweb.asm.Handle;
import jdk.internal.org.objectweb.asm.MethodVisitor;
import jdk.internal.org.objectweb.asm.Opcodes;

/**
 * Writes the list from which the class-data archive is made: the JDK's and the libraries' classes
 * that a run was seen to load (a file), then every class and every lambda of gunitop's own (from
 * the classes). No run has a part in it, so the same classes give the same list.
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

  /** Arguments: the file, the directory of the classes, and where to write the list. */
  public static void main(String[] arguments) throws IOException {
    TreeSet<String> lines = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of(arguments[1], "gunitop"))) {
      for (Path file : files.filter(ClassList::isClass).collect(Collectors.toList())) {
        ClassReader reader = new ClassReader(Files.readAllBytes(file));
        lines.add(reader.getClassName());
        lines.addAll(lambdas(reader));
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

  private static boolean isClass(Path file) {
    return file.toString().endsWith(".class") && !file.endsWith("package-info.class");
  }

  private static TreeSet<String> lambdas(ClassReader reader) {
    TreeSet<String> lines = new TreeSet<>();
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
