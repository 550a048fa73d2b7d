package io.jenkins.plugins.releaseplan.rehearsal.pipeline.steps;

import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** What a Jenkinsfile asks of a {@code pom.xml}: its coordinates and properties, as they are written. */
final class MavenPom {
    private MavenPom() {}

    /**
     * Reads the texts, the parent and the properties of a project. As in Maven's own model, what a project inherits from its
     * parent is not filled in.
     *
     * @throws IOException if it is no XML, or has a document type of its own
     */
    static Map<String, Object> read(String xml) throws IOException {
        Element project = root(xml);
        Map<String, Object> model = new LinkedHashMap<>();
        for (String name : new String[] {"groupId", "artifactId", "version", "name", "description", "url"}) {
            model.put(name, null);
        }
        model.put("packaging", "jar");
        model.put("properties", Map.of());
        model.put("parent", null);
        for (Node child = project.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                model.put(element.getLocalName(), value(element));
            }
        }
        return model;
    }

    private static Object value(Element element) {
        Map<String, Object> inner = new LinkedHashMap<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element below) {
                inner.put(below.getLocalName(), below.getTextContent().strip());
            }
        }
        return inner.isEmpty() ? element.getTextContent().strip() : inner;
    }

    private static Element root(String xml) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setNamespaceAware(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
        } catch (SAXException | ParserConfigurationException unreadable) {
            throw new IOException("is no XML that can be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
