package io.jenkins.plugins.releaseplan.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import org.kohsuke.stapler.BindInterceptor;

/** Binds a text of a form, one entry a line, to a list of texts. */
final class FormLines extends BindInterceptor {

    private final BindInterceptor next;

    FormLines(BindInterceptor next) {
        this.next = next;
    }

    /** The lines that are not blank. */
    static List<String> of(String text) {
        return Names.clean(Names.lines(text).lines().toList());
    }

    @Override
    public Object onConvert(Type type, Class erasure, Object json) {
        boolean lines = json instanceof String
                && erasure == List.class
                && type instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] == String.class;
        return lines ? of((String) json) : next.onConvert(type, erasure, json);
    }

    @Override
    public Object instantiate(Class type, net.sf.json.JSONObject json) {
        return next.instantiate(type, json);
    }
}
