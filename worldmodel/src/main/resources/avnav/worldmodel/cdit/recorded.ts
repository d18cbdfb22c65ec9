  # Products as training wants them: weights cast inside, and queries, keys and values each from their own product, so
  # that no gradient has to be put together from its parts.

  def lin(self, x: Tensor, w: Tensor, b: Tensor) -> Tensor:
    return torch.linear((self).narrow(x), (self).narrow(w), (self).narrow(b))

  # In float32.
  def exact(self, x: Tensor, w: Tensor, b: Tensor) -> Tensor:
    return torch.linear(x, w, b)

  # What motions [N][3] say to tokens, [N][h]; `past` is where the embedder of their embeddings stands.
  def way(self, motion: Tensor, e: List[Tensor], past: int) -> Tensor:
    return (self).exact((self).motion_embedding(motion, e), e[past], e[past + 1])

  def patch_weight(self, e: List[Tensor]) -> Tensor:
    return (self).patch_matrix(e[21])

  def among_tokens(self, x: Tensor, p: List[Tensor]) -> Tensor:
    w = torch.chunk((self).narrow(p[0]), 3, 0)
    b = torch.chunk((self).narrow(p[1]), 3, 0)
    q = (self).wide(torch.linear(x, w[0], b[0]))
    k = (self).wide(torch.linear(x, w[1], b[1]))
    return (self).attend(q, k, (self).wide(torch.linear(x, w[2], b[2])))

  # The learned extra key and value stand behind those of the context.
  def to_context(self, x: Tensor, context: Tensor, p: List[Tensor]) -> Tensor:
    w = torch.chunk((self).narrow(p[4]), 3, 0)
    b = torch.chunk((self).narrow(p[5]), 3, 0)
    q = (self).wide(torch.linear(x, w[0], b[0]))
    extra_key = torch.expand((self).narrow(p[6]), [torch.size(x, 0), 1, ${width}])
    extra_value = torch.expand((self).narrow(p[7]), [torch.size(x, 0), 1, ${width}])
    k = (self).wide(torch.cat([torch.linear(context, w[1], b[1]), extra_key], 1))
    v = (self).wide(torch.cat([torch.linear(context, w[2], b[2]), extra_value], 1))
    return (self).attend(q, k, v)

  def mlp(self, x: Tensor, p: List[Tensor], i: int) -> Tensor:
    return (self).lin(torch.gelu((self).lin(x, p[i], p[i + 1]), approximate="tanh"), p[i + 2], p[i + 3])

  def modulate(self, x: Tensor, shift: Tensor, scale: Tensor) -> Tensor:
    return torch.addcmul(shift, (self).narrow((self).norm(x)), scale + 1)

  def attend(self, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    return (self).by_token(torch.scaled_dot_product_attention((self).by_head(q), (self).by_head(k), (self).by_head(v)))

  def self_attention(self, x: Tensor, a: List[Tensor], p: List[Tensor]) -> Tensor:
    o = (self).among_tokens((self).modulate(x, a[0], a[1]), p)
    return (self).lin(o, p[2], p[3])

  def cross_attention(self, x: Tensor, context: Tensor, a: List[Tensor], p: List[Tensor]) -> Tensor:
    o = (self).to_context((self).modulate(x, a[5], a[6]), torch.addcmul(a[3], context, a[4] + 1), p)
    return (self).lin(o, p[8], p[9])

  # The first `visual` tokens go to the visual expert, the rest to the audio expert; or all to the one there is.
  def feed_forward(self, x: Tensor, a: List[Tensor], p: List[Tensor], visual: int) -> Tensor:
    m = (self).modulate(x, a[8], a[9])
    rest = torch.size(m, 1) - visual
    if rest == 0 or not ${experts}:
      y = (self).mlp(m, p, 10)
    elif visual == 0:
      y = (self).mlp(m, p, 14)
    else:
      parts = torch.split_with_sizes(m, [visual, rest], 1)
      y = torch.cat([(self).mlp(torch.contiguous(parts[0]), p, 10), (self).mlp(torch.contiguous(parts[1]), p, 14)], 1)
    return y

  def block(self, x: Tensor, context: Tensor, modulation: Tensor, p: List[Tensor], visual: int) -> Tensor:
    a = torch.chunk(modulation, 11, 2)
    x = x + a[2] * (self).self_attention(x, a, p)
    x = x + a[7] * (self).cross_attention(x, context, a, p)
    return x + a[10] * (self).feed_forward(x, a, p, visual)

  def ready(self, w: Tensor) -> Tensor:
    return torch.clone((self).narrow(w))

  def ready_exact(self, w: Tensor) -> Tensor:
    return torch.clone(w)

  def ready_embedders(self, x: Tensor, e: List[Tensor]) -> List[Tensor]:
    copies = annotate(List[Tensor], [])
    for i in range(torch.len(e)):
      torch.append(copies, torch.clone(e[i]))
    return copies

  def ready_block(self, p: List[Tensor]) -> List[Tensor]:
    ready = annotate(List[Tensor], [])
    for i in range(torch.len(p)):
      torch.append(ready, (self).ready(p[i]))
    return ready

  # Context tokens of G groups [G][M][h], normalised once for all blocks and handed to the rows that use them.
  def context_of_rows(self, tokens: Tensor, index: Tensor) -> Tensor:
    n = (self).narrow((self).norm(tokens))
    if torch.numel(index) > 0:
      n = torch.index_select(n, 0, index)
    return n

  # The modulations of all blocks as one matrix and bias.
  def ready_modulations(self, x: Tensor, m: List[Tensor]) -> List[Tensor]:
    weights = annotate(List[Tensor], [])
    biases = annotate(List[Tensor], [])
    for l in range(${depth}):
      torch.append(weights, m[2 * l])
      torch.append(biases, m[2 * l + 1])
    return [(self).ready(torch.cat(weights, 0)), torch.clone((self).narrow(torch.cat(biases, 0)))]
