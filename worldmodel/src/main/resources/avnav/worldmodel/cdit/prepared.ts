  # Blocks as prediction wants them: weights cast and laid out before, few and large products, GELU inside one of them, 1
  # added to every scale, and sums into x, which nobody else has. A block's weights in p, weight and bias each: 0 qkv, 2
  # proj, 4 queries to the context, 6 its keys and values, 8 the extra key and value in one, 9 out_proj, 11 mlp, 15 mlp_audio.

  def lin(self, x: Tensor, w: Tensor, b: Tensor) -> Tensor:
    return ops.mkldnn._linear_pointwise(x, w, b, "none", annotate(List[Optional[number]], []), "")

  # In float32, as all of its arguments are.
  def exact(self, x: Tensor, w: Tensor, b: Tensor) -> Tensor:
    return (self).lin(x, w, b)

  # What motions [N][3] say to tokens, [N][h]: all three numbers at once, and their embedders' last layer is one with the
  # layer behind it, in `past`.
  def way(self, motion: Tensor, e: List[Tensor], past: int) -> Tensor:
    angle = torch.unsqueeze(motion, 2) * e[-3]
    features = torch.flatten(torch.cat([torch.cos(angle), torch.sin(angle)], 2), 1)
    return (self).exact(torch.silu((self).exact(features, e[-2], e[-1])), e[past], e[past + 1])

  def patch_weight(self, e: List[Tensor]) -> Tensor:
    return e[21]

  def modulate(self, x: Tensor, shift: Tensor, scale: Tensor) -> Tensor:
    return torch.addcmul(shift, (self).narrow((self).norm(x)), scale)

  # Parts by head as batched products want them.
  def laid_out(self, x: Tensor) -> Tensor:
    if ${batched}:
      x = torch.contiguous(x)
    return x

  # Of [R][heads][T][h / heads]; the queries' weights carry the scale. The fused kernel makes two small products per row and
  # head, which cost more than their numbers; in bfloat16 oneDNN has batched ones that do not.
  def weigh(self, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    if ${batched}:
      scores = torch.bmm(torch.flatten(q, 0, 1), torch.transpose(torch.flatten(k, 0, 1), 1, 2))
      o = torch.reshape(torch.bmm(torch.softmax(scores, 2), torch.flatten(v, 0, 1)), torch.size(q))
    else:
      o = torch.scaled_dot_product_attention(q, k, v, None, 0., False, scale=1.)
    return (self).by_token(o)

  def self_attention(self, x: Tensor, a: List[Tensor], p: List[Tensor]) -> Tensor:
    m = (self).modulate(x, a[0], a[1])
    qkv = torch.unbind((self).laid_out((self).parts_by_head((self).lin(m, p[0], p[1]), 3)), 0)
    return (self).lin((self).weigh(qkv[0], qkv[1], qkv[2]), p[2], p[3])

  # The extra key and value take the place of the last token's.
  def cross_attention(self, x: Tensor, context: Tensor, a: List[Tensor], p: List[Tensor]) -> Tensor:
    m = (self).modulate(x, a[5], a[6])
    q = torch.squeeze((self).laid_out((self).parts_by_head((self).lin(m, p[4], p[5]), 1)), 0)
    told = (self).lin(torch.addcmul(a[3], context, a[4]), p[6], p[7])
    torch.copy_(torch.select(told, 1, -1), p[8])
    kv = torch.unbind((self).laid_out((self).parts_by_head(told, 2)), 0)
    return (self).lin((self).weigh(q, kv[0], kv[1]), p[9], p[10])

  def mlp(self, x: Tensor, p: List[Tensor], i: int) -> Tensor:
    y = ops.mkldnn._linear_pointwise(x, p[i], p[i + 1], "gelu", annotate(List[Optional[number]], []), "tanh")
    return (self).lin(y, p[i + 2], p[i + 3])

  # Adds to x what the expert in i says of it; n is x, normalised.
  def add_expert(self, x: Tensor, n: Tensor, a: List[Tensor], p: List[Tensor], i: int) -> None:
    torch.addcmul_(x, a[10], (self).mlp(torch.addcmul(a[8], n, a[9]), p, i))

  # The first `visual` tokens go to the visual expert, the rest to the audio expert; or all to the one there is.
  def add_feed_forward(self, x: Tensor, a: List[Tensor], p: List[Tensor], visual: int) -> None:
    n = (self).narrow((self).norm(x))
    if visual == torch.size(x, 1) or not ${experts}:
      (self).add_expert(x, n, a, p, 11)
    elif visual == 0:
      (self).add_expert(x, n, a, p, 15)
    else:
      (self).add_expert(torch.slice(x, 1, 0, visual), torch.slice(n, 1, 0, visual), a, p, 11)
      (self).add_expert(torch.slice(x, 1, visual), torch.slice(n, 1, visual), a, p, 15)

  def block(self, x: Tensor, context: Tensor, modulation: Tensor, p: List[Tensor], visual: int) -> Tensor:
    a = torch.chunk(modulation, 11, 2)
    torch.addcmul_(x, a[2], (self).self_attention(x, a, p))
    torch.addcmul_(x, a[7], (self).cross_attention(x, context, a, p))
    (self).add_feed_forward(x, a, p, visual)
    return x

  # Context tokens of G groups [G][M][h], normalised once for all blocks and handed to the rows that use them, with a last
  # one in whose place the extra key and value will stand.
  def context_of_rows(self, tokens: Tensor, index: Tensor) -> Tensor:
    n = torch.constant_pad_nd((self).narrow((self).norm(tokens)), [0, 0, 0, 1])
    if torch.numel(index) > 0:
      n = torch.index_select(n, 0, index)
    return n

  # A matrix in the order in which oneDNN reads it, which it would else put it into at every product; opaque to all else.
  def ready(self, w: Tensor) -> Tensor:
    return ops.mkldnn._reorder_linear_weight(torch.contiguous((self).narrow(w)), 1)

  def ready_exact(self, w: Tensor) -> Tensor:
    return ops.mkldnn._reorder_linear_weight(torch.contiguous(w), 1)

  # Behind e, for motions of the past: frequencies [3][128] of their units, and the embedders' first layers as one.
  def ready_embedders(self, x: Tensor, e: List[Tensor]) -> List[Tensor]:
    all = annotate(List[Tensor], [])
    torch.extend(all, e)
    all[21] = (self).patch_matrix(e[21])
    if ${pastMotion}:
      last = torch.block_diag([e[11], e[15], e[19]])
      bias = torch.cat([e[12], e[16], e[20]])
      all[${past}] = torch.matmul(e[${past}], last)
      all[${past} + 1] = torch.addmv(e[${past} + 1], e[${past}], bias)
      torch.append(all, torch.stack([e[0] / ${unitMetres}, e[0] / ${unitMetres}, e[0] / ${unitRadians}]))
      torch.append(all, torch.block_diag([e[9], e[13], e[17]]))
      torch.append(all, torch.cat([e[10], e[14], e[18]]))
    ready = annotate(List[Tensor], [])
    for i in range(torch.len(all)):
      if torch.dim(all[i]) == 2 and i != ${stop} and i != torch.len(e):
        torch.append(ready, (self).ready_exact(all[i]))
      else:
        torch.append(ready, torch.clone(all[i]))
    return ready

  def add_ready(self, ready: List[Tensor], w: Tensor, b: Tensor) -> None:
    torch.append(ready, (self).ready(w))
    torch.append(ready, torch.clone((self).narrow(b)))

  # The queries' share of stacked queries, keys and values, times their scale.
  def scaled(self, w: Tensor) -> Tensor:
    parts = torch.split_with_sizes(w, [${width}, 2 * ${width}], 0)
    return torch.cat([parts[0] * (self).query_scale(), parts[1]], 0)

  def ready_block(self, p: List[Tensor]) -> List[Tensor]:
    ready = annotate(List[Tensor], [])
    w = torch.split_with_sizes((self).scaled(p[4]), [${width}, 2 * ${width}], 0)
    b = torch.split_with_sizes((self).scaled(p[5]), [${width}, 2 * ${width}], 0)
    (self).add_ready(ready, (self).scaled(p[0]), (self).scaled(p[1]))
    (self).add_ready(ready, p[2], p[3])
    (self).add_ready(ready, w[0], b[0])
    (self).add_ready(ready, w[1], b[1])
    torch.append(ready, (self).narrow(torch.flatten(torch.cat([p[6], p[7]], 2))))
    for i in range(torch.floordiv(torch.len(p) - 8, 2)):
      (self).add_ready(ready, p[8 + 2 * i], p[9 + 2 * i])
    return ready

  # One block's modulations, weights or biases, to the latter of which 1 is added where they are scales.
  def ready_parts(self, m: Tensor, one: float) -> Tensor:
    parts = torch.chunk(m, 11, 0)
    for i in [1, 4, 6, 9]:
      parts[i] = parts[i] + one
    return torch.cat(parts, 0)

  # The modulations of all blocks as one matrix and bias.
  def ready_modulations(self, x: Tensor, m: List[Tensor]) -> List[Tensor]:
    weights = annotate(List[Tensor], [])
    biases = annotate(List[Tensor], [])
    for l in range(${depth}):
      torch.append(weights, (self).ready_parts(m[2 * l], 0.))
      torch.append(biases, (self).ready_parts(m[2 * l + 1], 1.))
    ready = annotate(List[Tensor], [])
    (self).add_ready(ready, torch.cat(weights, 0), torch.cat(biases, 0))
    return ready
