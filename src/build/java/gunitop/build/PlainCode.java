package gunitop.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Writes the classes below one directory anew. The same classes give the same bytes, a second run
 * changes nothing, and where a class was compiled again the classes of its former lambdas go. What
 * this does not know, such as a serializable lambda, stays as it was compiled.
 */
public final class PlainCode {
  /** By internal name. */
  private final Map<String, ClassNode> compiled = new TreeMap<>();

  /** By internal name: what earlier runs made, then what is to be there after this one. */
  private final Map<String, ClassNode> lambdas = new TreeMap<>();

  /** The names of the classes of which something is called or read. */
  private final Set<String> used = new HashSet<>();

  private final Map<String, ClassNode> changed = new TreeMap<>();

  private PlainCode() {}

  /** Argument: the directory of the classes. */
  public static void main(String[] arguments) throws IOException {
    rewrite(Path.of(arguments[0]));
  }

  static void rewrite(Path root) throws IOException {
    PlainCode code = new PlainCode();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        code.read(Files.readAllBytes(file));
      }
    }
    Set<String> stale = new TreeSet<>(code.lambdas.keySet());
    code.compiled.values().forEach(code::rewrite);
    code.lambdas.keySet().retainAll(code.used);
    code.compiled.values().forEach(code::enlargeNest);
    stale.removeAll(code.lambdas.keySet());
    for (String name : stale) {
      Files.delete(root.resolve(name + ".class"));
    }
    for (ClassNode each : code.changed.values()) {
      ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
      each.accept(writer);
      Files.write(root.resolve(each.name + ".class"), writer.toByteArray());
    }
  }

  private void read(byte[] bytes) {
    ClassNode node = new ClassNode();
    new ClassReader(bytes).accept(node, 0);
    (node.name.contains(LambdaClass.MARK) ? lambdas : compiled).put(node.name, node);
  }

  private void rewrite(ClassNode node) {
    int number = 0;
    for (MethodNode method : List.copyOf(node.methods)) {
      int line = 0;
      ListIterator<AbstractInsnNode> code = method.instructions.iterator();
      while (code.hasNext()) {
        AbstractInsnNode each = code.next();
        if (each instanceof LineNumberNode start) {
          line = start.line;
        } else if (each instanceof FieldInsnNode access) {
          used.add(access.owner);
        } else if (each instanceof MethodInsnNode call) {
          used.add(call.owner);
        } else if (each instanceof InvokeDynamicInsnNode call && LambdaClass.fits(call, node)) {
          LambdaClass lambda = new LambdaClass(call, node, ++number, line);
          code.set(lambda.use());
          used.add(lambda.node.name);
          lambdas.put(lambda.node.name, lambda.node);
          changed.put(lambda.node.name, lambda.node);
          changed.put(node.name, node);
        } else if (each instanceof InvokeDynamicInsnNode call && RecordMethod.fits(call)) {
          code.set(new RecordMethod(call, node, line).use());
          changed.put(node.name, node);
        }
      }
    }
  }

  /** Members of one nest reach each other's private members. */
  private void enlargeNest(ClassNode host) {
    List<String> before = host.nestMembers == null ? List.of() : host.nestMembers;
    List<String> members = new ArrayList<>(before);
    members.removeIf(name -> name.contains(LambdaClass.MARK));
    for (ClassNode lambda : lambdas.values()) {
      if (lambda.nestHostClass.equals(host.name)) {
        members.add(lambda.name);
      }
    }
    if (!members.equals(before)) {
      host.nestMembers = members;
      changed.put(host.name, host);
    }
  }
}
