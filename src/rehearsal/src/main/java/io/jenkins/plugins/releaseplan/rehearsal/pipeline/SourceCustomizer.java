package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.AnnotatedNode;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/** Reads a source file as soon as it is a tree, before Groovy resolves names in it. */
final class SourceCustomizer extends CompilationCustomizer {
    private static final Set<String> IGNORED_ANNOTATIONS = Set.of("NonCPS", "com.cloudbees.groovy.cps.NonCPS");

    private final SourceReading reading;
    private final Set<String> libraryNames;
    private final boolean isLibrary;
    private boolean read;

    /**
     * @param libraryNames global variables of libraries
     * @param isLibrary whether the file itself belongs to a library
     */
    SourceCustomizer(SourceReading reading, Set<String> libraryNames, boolean isLibrary) {
        super(CompilePhase.CONVERSION);
        this.reading = reading;
        this.libraryNames = libraryNames;
        this.isLibrary = isLibrary;
    }

    @Override
    public void call(SourceUnit unit, GeneratorContext context, ClassNode type) {
        if (read) {
            return;
        }
        read = true;
        ModuleNode module = unit.getAST();
        imports(module);
        ClassNode script = script(module);
        script.getMethods().forEach(this::annotations);
        freeOfVoid(script);
        new PipelineBlocks(reading, isLibrary).replace(module);
        new ScriptReader(unit, reading, assignedNames(module), libraryNames).read(script);
    }

    private static ClassNode script(ModuleNode module) {
        return module.getClasses().stream()
                .filter(ClassNode::isScript)
                .findFirst()
                .orElse(module.getClasses().get(0));
    }

    private void imports(ModuleNode module) {
        boolean ownResult = false;
        for (ImportNode one : module.getImports()) {
            annotations(one);
            ownResult |= "Result".equals(one.getAlias());
            Class<?> standIn = JenkinsTypes.STAND_INS.get(one.getClassName());
            if (standIn != null) {
                module.addImport(one.getAlias(), ClassHelper.make(standIn));
            }
        }
        boolean declaresResult =
                module.getClasses().stream().anyMatch(type -> "Result".equals(type.getNameWithoutPackage()));
        if (!ownResult && !declaresResult) {
            module.addImport("Result", ClassHelper.make(BuildResult.class));
        }
    }

    /** Takes off what Jenkins' own machinery wants and this one does not need. */
    private void annotations(AnnotatedNode node) {
        List<AnnotationNode> all = node.getAnnotations();
        for (AnnotationNode annotation : new ArrayList<>(all)) {
            String name = annotation.getClassNode().getName();
            if (IGNORED_ANNOTATIONS.contains(name)) {
                all.remove(annotation);
            } else if ("Library".equals(name)) {
                all.remove(annotation);
                libraries(annotation);
            } else if (name.startsWith("Grab")) {
                all.remove(annotation);
                reading.problem(
                        annotation, "@" + name + " is not supported: a rehearsal loads nothing from the network");
            }
        }
    }

    private void libraries(AnnotationNode annotation) {
        Object names = annotation.getMember("value") == null ? "" : Literals.value(annotation.getMember("value"));
        List<?> all = names instanceof List<?> list ? list : List.of(names);
        all.forEach(name -> reading.library(String.valueOf(name)));
    }

    /** A method may be declared void and give a value all the same, because Jenkins rewrites it before that is checked. */
    private static void freeOfVoid(ClassNode script) {
        script.getMethods().stream()
                .filter(method -> ClassHelper.VOID_TYPE.equals(method.getReturnType()))
                .filter(method -> method.getLineNumber() > 0)
                .forEach(method -> method.setReturnType(ClassHelper.OBJECT_TYPE));
    }

    private Set<String> assignedNames(ModuleNode module) {
        Set<String> names = new HashSet<>();
        CodeVisitorSupport assignments = new CodeVisitorSupport() {
            @Override
            public void visitBinaryExpression(BinaryExpression expression) {
                if ("=".equals(expression.getOperation().getText())
                        && expression.getLeftExpression() instanceof VariableExpression variable) {
                    names.add(variable.getName());
                }
                super.visitBinaryExpression(expression);
            }

            @Override
            public void visitDeclarationExpression(DeclarationExpression expression) {
                annotations(expression);
                boolean field = expression.getAnnotations().stream()
                        .anyMatch(one -> one.getClassNode().getName().endsWith("Field"));
                if (field && !expression.isMultipleAssignmentDeclaration()) {
                    names.add(expression.getVariableExpression().getName());
                }
                expression.getRightExpression().visit(this);
            }
        };
        module.getStatementBlock().visit(assignments);
        module.getMethods().forEach(method -> method.getCode().visit(assignments));
        return names;
    }
}
