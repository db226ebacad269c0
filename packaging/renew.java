import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Writes classes anew so that a program of them starts sooner. They do the same as before. What a JVM finds in its cache of
 * loaded classes it need not do at each start; this makes more of a program fit for that:
 *
 * <ul>
 *   <li>classes compiled for Java 5 and older, as picocli is, are written for Java 8, as the cache takes no older ones;
 *   <li>equality and hash code of records, switches over types and serializable lambdas, which javac leaves to be spun when
 *       they are met first, and which the cache does not keep, become instructions or plain lambdas;
 *   <li>Jackson's limits for decimal numbers are made where they are needed: BigDecimal of Java 25 begins with computing
 *       powers of five, for 50 to 100 ms, and any reading of JSON would pay for that.
 * </ul>
 *
 * <p>{@code packaging/run} calls it with all jars. One with something to renew in it is replaced.
 */
void main(String[] jars) throws IOException {
    Map<Path, Map<String, byte[]>> old = new LinkedHashMap<>();
    for (String jar : jars) {
        Map<String, byte[]> files = read(Path.of(jar));
        if (files.entrySet().stream().anyMatch(file -> isClass(file.getKey()) && wants(file.getValue()))) {
            old.put(Path.of(jar), files);
        }
    }
    Map<String, byte[]> all = new HashMap<>();
    old.values().forEach(all::putAll);
    for (Map.Entry<Path, Map<String, byte[]>> jar : old.entrySet()) {
        write(jar.getKey(), jar.getValue(), writer(all));
    }
}

/** The first Java whose classes tell what the verifier would otherwise have to find out. */
static final int FIRST_NEW = ClassFile.JAVA_6_VERSION;

static final ClassDesc BIG_DECIMAL = ClassDesc.of("java.math.BigDecimal");
static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
static final ClassDesc SERIALIZABLE = ClassDesc.of("java.io.Serializable");

ClassFile writer(Map<String, byte[]> known) {
    ClassHierarchyResolver libraries = ClassHierarchyResolver.ofResourceParsing(type -> {
        String name = type.descriptorString();
        byte[] bytes = known.get(name.substring(1, name.length() - 1) + ".class");
        return bytes == null ? null : new ByteArrayInputStream(bytes);
    });
    return ClassFile.of(
            StackMapsOption.GENERATE_STACK_MAPS,
            ConstantPoolSharingOption.NEW_POOL,
            ClassHierarchyResolverOption.of(libraries.orElse(ClassHierarchyResolver.defaultResolver())));
}

/** Of the same classes it makes the same jar, whenever that is; this is the first time that a zip file knows. */
static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

void write(Path jar, Map<String, byte[]> files, ClassFile writer) throws IOException {
    Path renewed = Path.of(jar + ".new");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(renewed))) {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            ZipEntry entry = new ZipEntry(file.getKey());
            entry.setTimeLocal(ALWAYS);
            out.putNextEntry(entry);
            boolean renew = isClass(file.getKey()) && wants(file.getValue());
            out.write(renew ? renew(writer, file.getValue()) : file.getValue());
            out.closeEntry();
        }
    }
    Files.move(renewed, jar, StandardCopyOption.REPLACE_EXISTING);
}

byte[] renew(ClassFile writer, byte[] old) {
    ClassModel type = writer.parse(old);
    try {
        return isOld(old) ? writer.transformClass(type, forJava8()) : writer.transformClass(type, spun(type));
    } catch (IllegalArgumentException e) {
        // It knows classes of a library that is not here, as EMF does of Eclipse: it stays as it is.
        return old;
    }
}

ClassTransform forJava8() {
    return ClassTransform.dropping(ClassFileVersion.class::isInstance)
            // Instruction by instruction: a body that is copied as a whole would get no stack maps.
            .andThen(ClassTransform.transformingMethodBodies((body, instruction) -> body.with(instruction)))
            .andThen(ClassTransform.endHandler(type -> type.withVersion(ClassFile.JAVA_8_VERSION, 0)));
}

/** With instructions for what would be spun at run time. */
ClassTransform spun(ClassModel type) {
    ClassDesc self = type.thisClass().asSymbol();
    List<InvokeDynamicInstruction> switches = new ArrayList<>();
    return ClassTransform.dropping(element -> element instanceof FieldModel field && isLimit(field))
            .andThen((builder, element) -> {
                if (element instanceof MethodModel method && ofRecord(method)) {
                    builder.transformMethod(method, (body, part) -> {
                        if (part instanceof CodeModel) {
                            body.withCode(code -> record(code, method.methodName().stringValue(), self, type));
                        } else {
                            body.with(part);
                        }
                    });
                } else if (element instanceof MethodModel method && method.code().isPresent()) {
                    builder.transformMethod(method, (body, part) -> {
                        if (part instanceof CodeModel code) {
                            body.withCode(fresh -> instructions(fresh, code.elementList(), type, switches));
                        } else {
                            body.with(part);
                        }
                    });
                } else {
                    builder.with(element);
                }
            })
            .andThen(ClassTransform.endHandler(builder -> {
                for (int i = 0; i < switches.size(); i++) {
                    typeSwitch(builder, switches.get(i), i);
                }
            }));
}

void instructions(CodeBuilder code, List<CodeElement> all, ClassModel type, List<InvokeDynamicInstruction> switches) {
    for (int i = 0; i < all.size(); i++) {
        int limit = limitAt(all, i);
        if (limit > 0) {
            // The making of one of Jackson's limits.
            i += limit - 1;
        } else if (all.get(i) instanceof FieldInstruction field && isLimit(field) && field.opcode() == Opcode.GETSTATIC) {
            code.loadConstant(limit(field.name().stringValue()))
                    .invokestatic(BIG_DECIMAL, "valueOf", MethodTypeDesc.of(BIG_DECIMAL, ConstantDescs.CD_long));
        } else if (all.get(i) instanceof InvokeDynamicInstruction call && isTypeSwitch(call)) {
            boolean ofInterface = type.flags().has(AccessFlag.INTERFACE);
            code.invokestatic(type.thisClass().asSymbol(), nameOf(switches.size()), call.typeSymbol(), ofInterface);
            switches.add(call);
        } else if (all.get(i) instanceof InvokeDynamicInstruction call && isSerializableLambda(call)) {
            code.invokedynamic(DynamicCallSiteDesc.of(
                    METAFACTORY,
                    call.name().stringValue(),
                    call.typeSymbol(),
                    call.bootstrapArgs().subList(0, 3).toArray(ConstantDesc[]::new)));
            i += i + 1 < all.size() && isOfSerializable(all.get(i + 1)) ? 1 : 0;
        } else {
            code.with(all.get(i));
        }
    }
}

// --- Records ---

boolean ofRecord(MethodModel method) {
    String name = method.methodName().stringValue();
    return (name.equals("equals") || name.equals("hashCode")) && calls(method).anyMatch(call -> isBy(call, "ObjectMethods"));
}

void record(CodeBuilder code, String method, ClassDesc self, ClassModel type) {
    List<FieldModel> fields = type.findAttribute(Attributes.record()).orElseThrow().components().stream()
            .map(component -> type.fields().stream()
                    .filter(field -> field.fieldName().equalsString(component.name().stringValue())
                            && !field.flags().has(AccessFlag.STATIC))
                    .findFirst()
                    .orElseThrow())
            .toList();
    if (method.equals("equals")) {
        isEqual(code, self, fields);
    } else {
        hash(code, self, fields);
    }
}

void isEqual(CodeBuilder code, ClassDesc self, List<FieldModel> fields) {
    Label unlike = code.newLabel();
    Label other = code.newLabel();
    code.aload(0).aload(1).if_acmpne(other).iconst_1().ireturn().labelBinding(other);
    code.aload(1).instanceOf(self).ifeq(unlike);
    code.aload(1).checkcast(self).astore(2);
    for (FieldModel field : fields) {
        ClassDesc type = field.fieldTypeSymbol();
        code.aload(0).getfield(self, field.fieldName().stringValue(), type);
        code.aload(2).getfield(self, field.fieldName().stringValue(), type);
        switch (TypeKind.from(type)) {
            case REFERENCE -> code.invokestatic(
                            OBJECTS,
                            "equals",
                            MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object))
                    .ifeq(unlike);
            case LONG -> code.lcmp().ifne(unlike);
            case FLOAT -> compare(code, ConstantDescs.CD_Float, type).ifne(unlike);
            case DOUBLE -> compare(code, ConstantDescs.CD_Double, type).ifne(unlike);
            default -> code.if_icmpne(unlike);
        }
    }
    code.iconst_1().ireturn().labelBinding(unlike).iconst_0().ireturn();
}

CodeBuilder compare(CodeBuilder code, ClassDesc box, ClassDesc type) {
    return code.invokestatic(box, "compare", MethodTypeDesc.of(ConstantDescs.CD_int, type, type));
}

void hash(CodeBuilder code, ClassDesc self, List<FieldModel> fields) {
    code.iconst_0();
    for (FieldModel field : fields) {
        ClassDesc type = field.fieldTypeSymbol();
        code.bipush(31).imul();
        code.aload(0).getfield(self, field.fieldName().stringValue(), type);
        TypeKind kind = TypeKind.from(type);
        boolean reference = kind == TypeKind.REFERENCE;
        code.invokestatic(
                reference ? OBJECTS : box(kind),
                "hashCode",
                MethodTypeDesc.of(ConstantDescs.CD_int, reference ? ConstantDescs.CD_Object : type));
        code.iadd();
    }
    code.ireturn();
}

ClassDesc box(TypeKind kind) {
    return switch (kind) {
        case BOOLEAN -> ConstantDescs.CD_Boolean;
        case BYTE -> ConstantDescs.CD_Byte;
        case CHAR -> ConstantDescs.CD_Character;
        case SHORT -> ConstantDescs.CD_Short;
        case INT -> ConstantDescs.CD_Integer;
        case LONG -> ConstantDescs.CD_Long;
        case FLOAT -> ConstantDescs.CD_Float;
        case DOUBLE -> ConstantDescs.CD_Double;
        case REFERENCE, VOID -> throw new IllegalArgumentException(kind.toString());
    };
}

// --- Switches over types ---

/** Only where each case is a class; others ask for equality, too. */
boolean isTypeSwitch(InvokeDynamicInstruction call) {
    return isBy(call, "SwitchBootstraps")
            && call.name().equalsString("typeSwitch")
            && !call.typeSymbol().parameterType(0).isPrimitive()
            && call.bootstrapArgs().stream().allMatch(label -> label instanceof ClassDesc type && !type.isPrimitive());
}

String nameOf(int index) {
    return "typeSwitch$" + index;
}

/** The first case from the second parameter on that the first one is of; -1 for null, and behind the last one for none. */
void typeSwitch(ClassBuilder builder, InvokeDynamicInstruction call, int index) {
    builder.withMethodBody(
            nameOf(index),
            call.typeSymbol(),
            ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
            code -> {
                Label something = code.newLabel();
                code.aload(0).ifnonnull(something).iconst_m1().ireturn().labelBinding(something);
                List<ConstantDesc> labels = call.bootstrapArgs();
                for (int i = 0; i < labels.size(); i++) {
                    Label next = code.newLabel();
                    code.iload(1).loadConstant(i).if_icmpgt(next);
                    code.aload(0).instanceOf((ClassDesc) labels.get(i)).ifeq(next);
                    code.loadConstant(i).ireturn().labelBinding(next);
                }
                code.loadConstant(labels.size()).ireturn();
            });
}

// --- Serializable lambdas ---

static final DirectMethodHandleDesc METAFACTORY = ConstantDescs.ofCallsiteBootstrap(
        ClassDesc.of("java.lang.invoke.LambdaMetafactory"),
        "metafactory",
        ConstantDescs.CD_CallSite,
        ConstantDescs.CD_MethodType,
        ConstantDescs.CD_MethodHandle,
        ConstantDescs.CD_MethodType);

/** That they can be serialized and nothing else is special: LambdaMetafactory.FLAG_SERIALIZABLE. Nobody here serializes any. */
boolean isSerializableLambda(InvokeDynamicInstruction call) {
    List<ConstantDesc> special = call.bootstrapArgs().subList(Math.min(3, call.bootstrapArgs().size()), call.bootstrapArgs().size());
    return isBy(call, "LambdaMetafactory")
            && call.bootstrapMethod().methodName().equals("altMetafactory")
            // In the second form with no further method to bridge.
            && (special.equals(List.of(1)) || special.equals(List.of(5, 0)));
}

/** Such a lambda is not taken for something to serialize any more. */
boolean isOfSerializable(CodeElement element) {
    return element instanceof TypeCheckInstruction check
            && check.opcode() == Opcode.CHECKCAST
            && check.type().asSymbol().equals(SERIALIZABLE);
}

// --- Jackson's limits ---

static final Map<String, Long> LIMITS = Map.of(
        "BD_MIN_SHORT", (long) Short.MIN_VALUE,
        "BD_MAX_SHORT", (long) Short.MAX_VALUE,
        "BD_MIN_INT", (long) Integer.MIN_VALUE,
        "BD_MAX_INT", (long) Integer.MAX_VALUE,
        "BD_MIN_INTEGER", (long) Integer.MIN_VALUE,
        "BD_MAX_INTEGER", (long) Integer.MAX_VALUE,
        "BD_MIN_LONG", Long.MIN_VALUE,
        "BD_MAX_LONG", Long.MAX_VALUE);

long limit(String name) {
    return LIMITS.get(name);
}

boolean isLimit(FieldModel field) {
    return field.fieldTypeSymbol().equals(BIG_DECIMAL) && LIMITS.containsKey(field.fieldName().stringValue());
}

boolean isLimit(FieldInstruction field) {
    return field.typeSymbol().equals(BIG_DECIMAL)
            && LIMITS.containsKey(field.name().stringValue())
            && field.owner().asSymbol().packageName().startsWith("tools.jackson.");
}

/** How many elements from here on make a limit and keep it, for a class's static fields: 0 where none does. */
int limitAt(List<CodeElement> all, int from) {
    if (!(all.get(from) instanceof Instruction first)
            || (first.opcode() != Opcode.NEW && first.opcode() != Opcode.LDC2_W)) {
        return 0;
    }
    int instructions = 0;
    for (int i = from; i < all.size() && instructions < 5; i++) {
        if (all.get(i) instanceof FieldInstruction field && field.opcode() == Opcode.PUTSTATIC) {
            return isLimit(field) ? i - from + 1 : 0;
        }
        instructions += all.get(i) instanceof Instruction ? 1 : 0;
    }
    return 0;
}

// --- What is to be renewed ---

boolean wants(byte[] bytes) {
    if (isOld(bytes)) {
        return true;
    }
    ClassModel type = ClassFile.of().parse(bytes);
    return type.fields().stream().anyMatch(this::isLimit)
            || type.methods().stream().anyMatch(this::ofRecord)
            || type.methods().stream().flatMap(this::calls).anyMatch(c -> isTypeSwitch(c) || isSerializableLambda(c))
            || type.methods().stream()
                    .flatMap(method -> method.code().stream())
                    .flatMap(code -> code.elementList().stream())
                    .anyMatch(e -> e instanceof FieldInstruction field && isLimit(field));
}

Stream<InvokeDynamicInstruction> calls(MethodModel method) {
    return method.code().stream()
            .flatMap(code -> code.elementList().stream())
            .filter(InvokeDynamicInstruction.class::isInstance)
            .map(InvokeDynamicInstruction.class::cast);
}

boolean isBy(InvokeDynamicInstruction call, String bootstraps) {
    return call.bootstrapMethod().owner().displayName().equals(bootstraps);
}

boolean isOld(byte[] bytes) {
    return ((bytes[6] & 0xff) << 8 | bytes[7] & 0xff) < FIRST_NEW;
}

boolean isClass(String name) {
    return name.endsWith(".class") && !name.endsWith("module-info.class");
}

/** One of a jar's signers holds for its classes as they were: with it, a JVM refuses to load what is written anew. */
boolean isSignature(String name) {
    return name.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
}

Map<String, byte[]> read(Path jar) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar))) {
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
            if (!entry.isDirectory() && !isSignature(entry.getName())) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
    }
    return files;
}
