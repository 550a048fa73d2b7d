/** What is drawn: web components and styles. Everything here is a resource; Java only hands it out. */
package io.jenkins.plugins.releaseplan.view;
